//! Whatever arrives, looking at it ends in an answer (P22).

use crate::made::{docx, odt, pdf, photograph, picture};
use geleit_exchange::{europass, files};
use image::ImageFormat;
use proptest::prelude::*;

const CANDIDATE: &[u8] = include_bytes!("europass/candidate.xml");

fn look(bytes: Vec<u8>) {
    let _ = europass::read(&bytes);
    if let Ok(kept) = files::receive(bytes) {
        assert!(!kept.bytes.is_empty());
        let again = files::receive(kept.bytes).expect("what was taken once is taken again");
        assert_eq!(again.media, kept.media);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn arbitrary_bytes_never_break_a_reader(
        head in prop::sample::select(vec![
            &b""[..], b"%PDF-1.7\n1 0 obj<<", b"PK\x03\x04", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n",
            b"<Candidate", b"<SkillsPassport>",
        ]),
        rest in prop::collection::vec(any::<u8>(), 0..600),
    ) {
        look([head, &rest].concat());
    }

    #[test]
    fn whole_files_with_bytes_changed_never_break_a_reader(
        which in 0_usize..6,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let mut bytes = match which {
            0 => pdf("/Names << /EF << /F 6 0 R >> >>", "6 0 obj << >> stream\nx\nendstream endobj"),
            1 => docx(&[]),
            2 => odt(&[]),
            3 => photograph(16, 8, 3),
            4 => picture(16, 8, ImageFormat::Png),
            _ => CANDIDATE.to_vec(),
        };
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        look(bytes);
    }

    #[test]
    fn words_of_pdf_in_any_order_never_break_a_reader(
        words in prop::collection::vec(prop::sample::select(vec![
            "1 0 obj", "<<", ">>", "(", ")", "\\", "<", ">", "/Names", "/EF", "/F", "/#4", "/ObjStm",
            "/N", "/First", "/FlateDecode", "stream\n", "endstream", "endobj", "trailer", "[", "%",
            "6 0 R", "/Pages", "%%EOF", "\n", "obj", "0 obj",
        ]), 0..80),
    ) {
        look(format!("%PDF-1.7\n{}\n%%EOF", words.join(" ")).into_bytes());
    }
}

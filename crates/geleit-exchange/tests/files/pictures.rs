//! Pictures come out new: upright, smaller, and without anything hidden in them.

use crate::made::{claimed_png, photograph, picture};
use geleit_domain::files::Media;
use geleit_exchange::files::{Refusal, receive};
use image::{GenericImageView, ImageFormat};
use std::time::{Duration, Instant};

fn holds(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|part| part == words)
}

/// Proves S1-40.
#[test]
fn a_photograph_loses_where_it_was_taken_and_stands_upright() {
    let sent = photograph(80, 40, 6);
    assert!(holds(&sent, b"GPS-CANARY") && holds(&sent, b"Exif"));
    let kept = receive(sent).unwrap();
    assert_eq!(kept.media, Media::Jpeg);
    assert!(!holds(&kept.bytes, b"GPS-CANARY") && !holds(&kept.bytes, b"Exif"));
    let seen = image::load_from_memory(&kept.bytes).unwrap();
    assert_eq!(seen.dimensions(), (40, 80), "turned by a quarter");
    let (top, bottom) = (seen.get_pixel(20, 10), seen.get_pixel(20, 70));
    assert!(top[0] > 150 && bottom[2] > 150, "what was left is now above: {top:?} {bottom:?}");
}

#[test]
fn what_lies_behind_a_picture_or_in_its_text_parts_is_gone() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png] {
        let mut sent = picture(30, 20, format);
        sent.extend(b"<script>alert('CANARY')</script>PK\x03\x04");
        let kept = receive(sent).unwrap();
        assert!(!holds(&kept.bytes, b"CANARY") && !holds(&kept.bytes, b"PK\x03\x04"));
        assert_eq!(image::load_from_memory(&kept.bytes).unwrap().dimensions(), (30, 20));
    }
}

#[test]
fn a_large_photograph_becomes_as_large_as_a_page_needs() {
    let start = Instant::now();
    let kept = receive(picture(4_032, 3_024, ImageFormat::Jpeg)).unwrap();
    let took = start.elapsed();
    assert_eq!(image::load_from_memory(&kept.bytes).unwrap().dimensions(), (3_000, 2_250));
    assert!(took < Duration::from_secs(20), "{took:?}, the picture itself included");
}

#[test]
fn fifty_thousand_by_fifty_thousand_is_refused_by_its_header_alone() {
    let start = Instant::now();
    assert_eq!(receive(claimed_png(50_000, 50_000)).unwrap_err(), Refusal::PictureTooLarge);
    assert_eq!(receive(claimed_png(5_000, 4_801)).unwrap_err(), Refusal::PictureTooLarge);
    assert!(start.elapsed() < Duration::from_secs(1));
    assert_eq!(receive(claimed_png(50, 50)).unwrap_err(), Refusal::Damaged, "nothing behind it");
}

#[test]
fn half_a_picture_is_damaged() {
    let whole = picture(200, 200, ImageFormat::Png);
    assert_eq!(receive(whole[..whole.len() / 2].to_vec()).unwrap_err(), Refusal::Damaged);
    assert_eq!(receive(b"\xff\xd8\xff\xe0 no picture".to_vec()).unwrap_err(), Refusal::Damaged);
}

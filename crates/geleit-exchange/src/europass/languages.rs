//! Europass names languages by three letters, the project's list by two where there are two.

use geleit_domain::reference::languages::{Language, find};

/// ISO 639-2 and 639-3 against ISO 639-1, for the languages of the list; where a language has
/// two codes of three letters, both.
const CODES: &str = "\
    abk:ab afr:af aka:ak alb:sq amh:am ara:ar arb:ar arm:hy ava:av aze:az bam:bm baq:eu bel:be \
    ben:bn bos:bs bul:bg bur:my cat:ca ces:cs che:ce chi:zh cze:cs dan:da deu:de dut:nl ell:el \
    eng:en epo:eo est:et eus:eu ewe:ee fas:fa fin:fi fra:fr fre:fr ful:ff geo:ka ger:de gle:ga \
    glg:gl gre:el guj:gu hat:ht hau:ha heb:he hin:hi hrv:hr hun:hu hye:hy ibo:ig ice:is ind:id \
    isl:is ita:it jpn:ja kat:ka kaz:kk khm:km kin:rw kir:ky kor:ko kur:ku lao:lo lat:la lav:lv \
    lin:ln lit:lt ltz:lb mac:mk mal:ml mar:mr may:ms mkd:mk mlg:mg mlt:mt mon:mn msa:ms mya:my \
    nep:ne nld:nl nno:no nob:no nor:no orm:om oss:os pan:pa per:fa pes:fa pol:pl por:pt pus:ps \
    ron:ro rum:ro run:rn rus:ru sin:si slk:sk slo:sk slv:sl sna:sn snd:sd som:so spa:es sqi:sq \
    srp:sr swa:sw swe:sv tam:ta tel:te tgk:tg tgl:tl tha:th tir:ti tuk:tk tur:tr twi:tw uig:ug \
    ukr:uk urd:ur uzb:uz vie:vi wol:wo xho:xh yid:yi yor:yo zho:zh zul:zu";

/// The language of a code or a name.
pub(super) fn language(text: &str) -> Option<&'static Language> {
    let code = text.trim().to_lowercase();
    let short = CODES.split_whitespace().find_map(|pair| pair.strip_prefix(&format!("{code}:")));
    find(short.unwrap_or(text.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_leads_to_a_language_of_the_list() {
        for pair in CODES.split_whitespace() {
            let (long, short) = pair.split_once(':').unwrap();
            assert_eq!(language(long).map(|found| found.bcp47), Some(short), "{pair}");
        }
        assert_eq!(language("UK").unwrap().bcp47, "uk");
        assert_eq!(language("prs").unwrap().bcp47, "prs");
        assert_eq!(language("Ukrainian").unwrap().bcp47, "uk");
        assert!(language("").is_none() && language("xxx").is_none());
    }
}

//! Pictures are decoded and written anew: whatever else stood in the file, such as the place
//! where it was taken, a second file behind it or a thumbnail of before, is gone.

use super::{Received, Refusal};
use geleit_domain::files::{BYTES_MAX, Media};
use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::{PngDecoder, PngEncoder};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageResult, Limits};
use std::io::Cursor;

/// A photograph of 24 million points in three colours; more is refused by its header alone.
const DECODED_BYTES_MAX: u64 = 24_000_000 * 3;

/// A page of A4 is well read with 250 points per inch.
const SIDE_MAX: u32 = 3_000;

const QUALITY: u8 = 85;

pub(super) fn renew_jpeg(bytes: &[u8]) -> Result<Received, Refusal> {
    let decoder = JpegDecoder::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
    as_jpeg(decode(decoder)?)
}

pub(super) fn renew_png(bytes: &[u8]) -> Result<Received, Refusal> {
    let limits = limits();
    let decoder = PngDecoder::with_limits(Cursor::new(bytes), limits).map_err(refusal)?;
    let picture = eight_bits(decode(decoder)?);
    let mut written = Vec::new();
    picture.write_with_encoder(PngEncoder::new(&mut written)).map_err(refusal)?;
    // A photograph saved as PNG grows beyond what is kept.
    if written.len() > BYTES_MAX {
        return as_jpeg(picture);
    }
    Ok(Received { media: Media::Png, bytes: written })
}

/// Decoded, upright and not larger than needed. Whatever says how large it becomes stands in the
/// header and is looked at first.
fn decode(mut decoder: impl ImageDecoder) -> Result<DynamicImage, Refusal> {
    if decoder.total_bytes() > DECODED_BYTES_MAX {
        return Err(Refusal::PictureTooLarge);
    }
    decoder.set_limits(limits()).map_err(refusal)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(refusal)?;
    if picture.width().max(picture.height()) > SIDE_MAX {
        // Unlike `resize`, this needs no second picture in floating point numbers.
        picture = picture.thumbnail(SIDE_MAX, SIDE_MAX);
    }
    picture.apply_orientation(orientation);
    Ok(picture)
}

fn as_jpeg(picture: DynamicImage) -> Result<Received, Refusal> {
    let mut written = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut written, QUALITY);
    let done: ImageResult<()> = match picture {
        DynamicImage::ImageLuma8(grey) => grey.write_with_encoder(encoder),
        picture => picture.into_rgb8().write_with_encoder(encoder),
    };
    done.map_err(refusal)?;
    Ok(Received { media: Media::Jpeg, bytes: written })
}

/// Sixteen bits per colour show nothing on a page of text.
fn eight_bits(picture: DynamicImage) -> DynamicImage {
    match picture {
        DynamicImage::ImageLuma16(_) => DynamicImage::ImageLuma8(picture.into_luma8()),
        DynamicImage::ImageLumaA16(_) => DynamicImage::ImageLumaA8(picture.into_luma_alpha8()),
        DynamicImage::ImageRgb16(_) => DynamicImage::ImageRgb8(picture.into_rgb8()),
        DynamicImage::ImageRgba16(_) => DynamicImage::ImageRgba8(picture.into_rgba8()),
        picture => picture,
    }
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(DECODED_BYTES_MAX * 2);
    limits
}

#[expect(clippy::needless_pass_by_value, reason = "stands in map_err")]
fn refusal(error: image::ImageError) -> Refusal {
    match error {
        image::ImageError::Limits(_) => Refusal::PictureTooLarge,
        _ => Refusal::Damaged,
    }
}

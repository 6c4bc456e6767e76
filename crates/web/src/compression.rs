//! Pages and JSON leave compressed: gzip, the fastest level, one compressor a thread
//! (`docs/decisions/0006` has the figures). Streams, files and assets pass as they are.

use axum::{
    body::{Body, HttpBody, to_bytes},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use flate2::{Compress, Compression, FlushCompress, Status};
use std::cell::RefCell;

/// Below this, the headers weigh more than what is won; above, it is no page.
const BYTES: std::ops::Range<u64> = 1_000..4_000_000;
const WINDOW_BITS: u8 = 15;

thread_local! {
    static GZIP: RefCell<Compress> =
        RefCell::new(Compress::new_gzip(Compression::fast(), WINDOW_BITS));
}

/// Whether a request may be answered with a compressed page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    Plain,
    Gzip,
}

impl Wanted {
    pub fn of(headers: &HeaderMap) -> Self {
        // BREACH: another site that makes a browser ask for our pages must learn nothing from
        // their length. (And form tokens are masked anew in every page.)
        let site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
        let is_from_elsewhere = matches!(site, Some(b"cross-site" | b"same-site"));
        if accepts(headers, "gzip") && !is_from_elsewhere { Wanted::Gzip } else { Wanted::Plain }
    }

    /// Compresses what is a page or JSON, held whole in memory.
    pub async fn pack(self, response: Response) -> Response {
        if !is_page(&response) {
            return response;
        }
        let (mut parts, body) = response.into_parts();
        parts.headers.append(header::VARY, HeaderValue::from_static("accept-encoding"));
        if self == Wanted::Plain {
            return Response::from_parts(parts, body);
        }
        // A whole body is one piece: nothing is waited for.
        let Ok(bytes) = to_bytes(body, usize::MAX).await else {
            return crate::Error::internal("a page that ends early").into_response();
        };
        let Some(packed) = gzip(&bytes) else {
            return Response::from_parts(parts, Body::from(bytes));
        };
        parts.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        parts.headers.remove(header::CONTENT_LENGTH);
        Response::from_parts(parts, Body::from(packed))
    }
}

/// Does the caller read this encoding? `gzip;q=0` is a no.
pub(crate) fn accepts(headers: &HeaderMap, encoding: &str) -> bool {
    let values = headers.get_all(header::ACCEPT_ENCODING);
    let mut offers = values.iter().filter_map(|it| it.to_str().ok()).flat_map(|it| it.split(','));
    offers.any(|offer| {
        let (name, weight) = offer.split_once(';').unwrap_or((offer, ""));
        let weight = weight.trim().strip_prefix("q=").map(str::trim);
        let is_refused = weight.is_some_and(|it| it.trim_matches(['0', '.']).is_empty());
        name.trim().eq_ignore_ascii_case(encoding) && !is_refused
    })
}

/// A page or JSON of ours: whole, and nothing that a cache or a download keeps by its bytes.
fn is_page(response: &Response) -> bool {
    let headers = response.headers();
    let kind = headers.get(header::CONTENT_TYPE).map_or(&b""[..], HeaderValue::as_bytes);
    let is_text = kind.starts_with(b"text/html") || kind.starts_with(b"application/json");
    let kept = [
        header::CONTENT_ENCODING,
        header::CONTENT_RANGE,
        header::CONTENT_DISPOSITION,
        header::ETAG,
        header::ACCEPT_RANGES,
    ];
    is_text
        && response.status() != StatusCode::PARTIAL_CONTENT
        && response.body().size_hint().exact().is_some_and(|len| BYTES.contains(&len))
        && !kept.iter().any(|name| headers.contains_key(name))
}

/// The bytes as a gzip file; `None` when they do not become fewer.
fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    GZIP.with_borrow_mut(|gzip| {
        gzip.reset();
        let mut packed = Vec::with_capacity(bytes.len() / 2);
        loop {
            let read = usize::try_from(gzip.total_in()).ok()?;
            match gzip.compress_vec(bytes.get(read..)?, &mut packed, FlushCompress::Finish).ok()? {
                Status::StreamEnd => return Some(packed),
                _ if packed.len() >= bytes.len() => return None,
                _ => packed.reserve(bytes.len() / 2),
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn asking(offer: &'static str) -> HeaderMap {
        let value = HeaderValue::from_static(offer);
        HeaderMap::from_iter([(header::ACCEPT_ENCODING, value)])
    }

    fn page(len: usize) -> Response {
        let page = axum::http::Response::builder()
            .header(header::CONTENT_TYPE, "text/html; charset=utf-8");
        page.body(Body::from("préau ".repeat(len / 7))).expect("a page")
    }

    #[test]
    fn what_is_packed_is_the_same_page() {
        let words: Vec<u8> =
            (0..60_000_u32).flat_map(|n| (n * n % 977).to_string().into_bytes()).collect();
        // One compressor a thread: the second page owes nothing to the first.
        for page in [&words[..], "<p>Bonjour</p>".repeat(500).as_bytes()] {
            let packed = gzip(page).expect("smaller");
            let mut read = Vec::new();
            flate2::read::GzDecoder::new(&packed[..]).read_to_end(&mut read).expect("gzip");
            assert!(packed.len() < page.len());
            assert!(read == page);
        }
    }

    #[test]
    fn what_does_not_shrink_stays() {
        let noise: Vec<u8> =
            (0..100_u32).flat_map(|n| *blake3::hash(&n.to_le_bytes()).as_bytes()).collect();
        assert_eq!(gzip(&noise), None);
    }

    #[test]
    fn an_offer_of_weight_nought_is_a_refusal() {
        for (offer, is_read) in [
            ("gzip, deflate, br, zstd", true),
            ("br;q=1.0, gzip;q=0.8", true),
            ("gzip;q=0", false),
            ("gzip; q=0.000, br", false),
            ("identity", false),
            ("notgzip", false),
        ] {
            assert_eq!(accepts(&asking(offer), "gzip"), is_read, "{offer}");
        }
    }

    #[test]
    fn another_site_learns_nothing_from_a_length() {
        let mut headers = asking("gzip");
        for (site, wanted) in [
            ("same-origin", Wanted::Gzip),
            ("none", Wanted::Gzip),
            ("same-site", Wanted::Plain),
            ("cross-site", Wanted::Plain),
        ] {
            headers.insert("sec-fetch-site", HeaderValue::from_static(site));
            assert_eq!(Wanted::of(&headers), wanted, "{site}");
        }
    }

    #[tokio::test]
    async fn only_whole_pages_are_packed() {
        let encoding = |answer: &Response| answer.headers().contains_key(header::CONTENT_ENCODING);
        assert!(encoding(&Wanted::Gzip.pack(page(5_000)).await));
        assert!(!encoding(&Wanted::Plain.pack(page(5_000)).await));
        assert!(!encoding(&Wanted::Gzip.pack(page(500)).await), "too small");

        let mut with_etag = page(5_000);
        with_etag.headers_mut().insert(header::ETAG, HeaderValue::from_static("\"1\""));
        assert!(!encoding(&Wanted::Gzip.pack(with_etag).await), "a cache knows its bytes");

        let pieces = futures_util::stream::iter([Ok::<_, std::io::Error>("préau ".repeat(900))]);
        let mut stream = page(5_000);
        *stream.body_mut() = Body::from_stream(pieces);
        assert!(!encoding(&Wanted::Gzip.pack(stream).await), "a stream is not waited for");

        let mut image = page(5_000);
        image.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("image/png"));
        assert!(!encoding(&Wanted::Gzip.pack(image).await));
    }
}

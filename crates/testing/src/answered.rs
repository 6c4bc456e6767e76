//! What the house answered, and what one may ask of it.

use axum::{
    body::Bytes,
    http::{HeaderMap, StatusCode, header},
};
use scraper::{ElementRef, Html, Selector};

#[derive(Debug)]
pub struct Answered {
    pub path: String,
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answered {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The page, which must be one: 200.
    #[track_caller]
    pub fn page(&self) -> Page {
        assert_eq!(self.status, StatusCode::OK, "{}: {}", self.path, self.sentence());
        Page(Html::parse_document(&self.text()))
    }

    /// The page whatever its status: a form again, an error.
    pub fn any_page(&self) -> Page {
        Page(Html::parse_document(&self.text()))
    }

    /// Where it leads: 303.
    #[track_caller]
    pub fn redirects(&self) -> String {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}: {}", self.path, self.sentence());
        self.header(header::LOCATION.as_str()).unwrap_or_default()
    }

    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        assert_eq!(self.status, StatusCode::OK, "{}: {}", self.path, self.text());
        serde_json::from_slice(&self.body).expect("JSON")
    }

    pub fn header(&self, name: &str) -> Option<String> {
        self.headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
    }

    /// What the page says went wrong.
    fn sentence(&self) -> String {
        let page = self.any_page();
        [".problems", "main"]
            .into_iter()
            .map(|it| page.text_of(it))
            .find(|t| !t.is_empty())
            .unwrap_or_default()
    }
}

/// A page, asked by CSS selectors.
pub struct Page(Html);

impl Page {
    /// The words of every element `selector` finds, one space between.
    pub fn text_of(&self, selector: &str) -> String {
        self.texts_of(selector).join(" ")
    }

    pub fn texts_of(&self, selector: &str) -> Vec<String> {
        let words = |element: ElementRef<'_>| {
            let text = element.text().collect::<Vec<_>>().join(" ");
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        self.select(selector).map(words).collect()
    }

    pub fn count(&self, selector: &str) -> usize {
        self.select(selector).count()
    }

    pub fn has(&self, selector: &str) -> bool {
        self.count(selector) > 0
    }

    /// An attribute of the first element found.
    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        self.select(selector).next()?.attr(name).map(str::to_owned)
    }

    /// An attribute of each element found.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        self.select(selector).filter_map(|element| element.attr(name)).map(str::to_owned).collect()
    }

    fn select(&self, selector: &str) -> impl Iterator<Item = ElementRef<'_>> {
        let selector = Selector::parse(selector).expect("a selector");
        let found: Vec<ElementRef<'_>> = self.0.select(&selector).collect();
        found.into_iter()
    }
}

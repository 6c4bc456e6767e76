//! A head writes the livrets of a class whole, page by page, and locks them.

use base::Id;
use people::Class;
use results::Period;
use testing::Client;

/// Which classes are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Which {
    All,
    /// Those that end a cycle with this period: CE2, 6e, 3e.
    EndingACycle,
}

/// Opens, writes and locks what is not locked yet of a class that has livrets.
pub async fn write(head: &Client, class: Id<Class>, period: Id<Period>, which: Which) {
    let (class, id) = (format!("/livrets/classes/{class}"), period.to_string());
    let opened = head.post(&format!("{class}/ouverture"), &[("period", &id)]).await;
    if opened.status != 303 {
        return;
    }
    let page = head.get(&format!("{class}?periode={period}")).await.page();
    let ends_a_cycle = page.text_of("main").contains("Bilan de fin de cycle");
    if which == Which::EndingACycle && !ends_a_cycle {
        return;
    }
    let grids = page.attributes("ul.chips a.chip", "href");
    for grid in grids.iter().filter(|grid| grid.contains("/saisie")) {
        fill(head, grid).await;
    }
    for report in page.attributes(".livret-row .grow > a", "href") {
        conclude(head, &format!("{report}/bilan")).await;
    }
    head.post(&format!("{class}/verrou"), &[("period", &id)]).await;
}

/// Level 3 everywhere, an appreciation, what was worked at.
async fn fill(head: &Client, grid: &str) {
    let page = head.get(grid).await.page();
    let names = page.attributes("input[type=hidden]", "name");
    let values = page.attributes("input[type=hidden]", "value");
    assert_eq!(names.len(), values.len());
    let is_read = |(name, _): &(String, String)| name.starts_with("v-") || name == "worked_version";
    let mut fields: Vec<(String, String)> = names.into_iter().zip(values).filter(is_read).collect();
    for name in page.attributes("select", "name") {
        fields.push((name, "3".to_owned()));
    }
    for name in page.attributes("td textarea", "name") {
        fields.push((name, "Du bon travail.".to_owned()));
    }
    if page.has("textarea[name=worked]") {
        fields.push(("worked".to_owned(), "Travailler avec méthode".to_owned()));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    head.post(grid, &fields).await;
}

/// A last word, and level 3 in each component of the socle where a cycle ends.
async fn conclude(head: &Client, form: &str) {
    let answer = head.get(form).await;
    if answer.status != 200 {
        return;
    }
    let page = answer.page();
    let version = page.attribute("input[name=version]", "value").unwrap_or_default();
    let ticked = page.attributes("input[type=checkbox][checked]", "name");
    let mut fields = vec![("version", version.as_str()), ("general", "Une bonne période.")];
    fields.extend(ticked.iter().map(|name| (name.as_str(), "on")));
    let components = page.attributes(".components select", "name");
    fields.extend(components.iter().map(|name| (name.as_str(), "3")));
    head.post(form, &fields).await;
}

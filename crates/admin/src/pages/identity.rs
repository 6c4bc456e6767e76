//! The fields of a person's file, and what they are checked into.

use maud::{Markup, html};
use people::Details;
use serde::Deserialize;
use web::{
    At, Problems, Reason, Ui, form, t,
    ui::{self, Field},
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct IdentityForm {
    pub title: String,
    pub first_name: String,
    pub last_name: String,
    pub family_name: String,
    pub birth_day: String,
    pub mail: String,
    pub phone_mobile: String,
    pub phone_home: String,
    pub phone_work: String,
    pub address: String,
    pub postcode: String,
    pub city: String,
}

impl From<&Details> for IdentityForm {
    fn from(details: &Details) -> Self {
        IdentityForm {
            title: details.name.title.map_or("", base::Title::code).to_owned(),
            first_name: details.name.first.clone(),
            last_name: details.name.last.clone(),
            family_name: details.family_name.clone(),
            birth_day: details.birth_day.map(base::Day::iso).unwrap_or_default(),
            mail: details.mail.clone(),
            phone_mobile: details.phone_mobile.clone(),
            phone_home: details.phone_home.clone(),
            phone_work: details.phone_work.clone(),
            address: details.address.clone(),
            postcode: details.postcode.clone(),
            city: details.city.clone(),
        }
    }
}

/// A French number has ten digits, a foreign one up to fifteen.
fn phone(text: &str) -> Result<String, &'static str> {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_clean = text.chars().all(|c| c.is_ascii_digit() || "+. -()".contains(c));
    let is_phone = text.trim().is_empty() || is_clean && (6..=15).contains(&digits);
    if is_phone { Ok(text.trim().to_owned()) } else { Err(web::id!("admin-phone-unreadable")) }
}

fn short(text: &str) -> Result<String, &'static str> {
    form::optional(text, 200).map(Option::unwrap_or_default)
}

impl IdentityForm {
    /// The details this form makes of those that are known: what it does not ask is kept.
    pub fn check(&self, known: Details, today: base::Day) -> Result<Details, Problems> {
        let mail =
            if self.mail.trim().is_empty() { Ok(String::new()) } else { form::mail(&self.mail) };
        let birth_day = if self.birth_day.trim().is_empty() {
            Ok(None)
        } else {
            let past = |day: base::Day| day.not_after(today);
            base::Day::parse(&self.birth_day).and_then(past).map(Some)
        };
        let names = Problems::gather((
            form::required(&self.first_name, 100).at("first_name"),
            form::required(&self.last_name, 100).at("last_name"),
            short(&self.family_name).at("family_name"),
            birth_day.map_err(|error| error.text()).at("birth_day"),
            mail.at("mail"),
        ));
        let places = Problems::gather((
            phone(&self.phone_mobile).at("phone_mobile"),
            phone(&self.phone_home).at("phone_home"),
            phone(&self.phone_work).at("phone_work"),
            short(&self.address).at("address"),
            short(&self.postcode).at("postcode"),
            short(&self.city).at("city"),
        ));
        let (names, places) = both(names, places)?;
        let (first, last, family_name, birth_day, mail) = names;
        let (phone_mobile, phone_home, phone_work, address, postcode, city) = places;
        let name = base::PersonName::new(first, last, base::Title::parse(&self.title));
        let details = Details {
            name,
            family_name,
            birth_day,
            mail,
            phone_mobile,
            phone_home,
            phone_work,
            address,
            postcode,
            city,
            ..known
        };
        Ok(details.tidied())
    }
}

/// All the problems of both, not the first ones only.
pub fn both<A, B>(a: Result<A, Problems>, b: Result<B, Problems>) -> Result<(A, B), Problems> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (Err(a), Err(b)) => Err(b.iter().fold(a, |sum, problem| sum.and(problem.clone()))),
        (Err(problems), Ok(_)) | (Ok(_), Err(problems)) => Err(problems),
    }
}

/// The fields: who somebody is, then how he is reached.
pub fn fields(ui: &Ui, form: &IdentityForm, problems: &Problems) -> Markup {
    let titles = [("", "—"), ("Mme", "Mme"), ("M", "M.")];
    let title_label = t!(ui, "admin-field-title");
    let title =
        Field { name: "title", label: &title_label, value: &form.title, ..Field::default() };
    html! {
        (ui::select(ui, &title, &titles, problems))
        (needed(ui, "first_name", &t!(ui, "admin-field-first-name"), &form.first_name, problems))
        (needed(ui, "last_name", &t!(ui, "admin-field-last-name"), &form.last_name, problems))
        (text(ui, "family_name", &t!(ui, "admin-field-family-name"), &form.family_name, problems))
        (Field {
            name: "birth_day", label: &t!(ui, "admin-field-birth-day"), value: &form.birth_day,
            kind: "date", is_optional: true, class: "short", ..Field::default()
        }.draw(ui, problems))
        (text(ui, "mail", &t!(ui, "admin-field-mail"), &form.mail, problems))
        (text(ui, "phone_mobile", &t!(ui, "admin-field-mobile"), &form.phone_mobile, problems))
        (text(ui, "phone_home", &t!(ui, "admin-field-home"), &form.phone_home, problems))
        (text(ui, "phone_work", &t!(ui, "admin-field-work"), &form.phone_work, problems))
        (text(ui, "address", &t!(ui, "admin-field-address"), &form.address, problems))
        (text(ui, "postcode", &t!(ui, "admin-field-postcode"), &form.postcode, problems))
        (text(ui, "city", &t!(ui, "admin-field-city"), &form.city, problems))
    }
}

pub fn needed(ui: &Ui, name: &str, label: &str, value: &str, problems: &Problems) -> Markup {
    Field { name, label, value, ..Field::default() }.draw(ui, problems)
}

pub fn text(ui: &Ui, name: &str, label: &str, value: &str, problems: &Problems) -> Markup {
    Field { name, label, value, is_optional: true, ..Field::default() }.draw(ui, problems)
}

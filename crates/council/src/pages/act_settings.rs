//! What a body says of itself to the State and at the foot of its acts:
//! `/conseil/{body}/teletransmission`.

use crate::{
    Assembly,
    assembly::Prepare,
    life::{sentences, settings::Settings},
    store, urls,
};
use actes::{Arrondissement, AuthorityNature, MailAddress, Referent, Trigram};
use axum::extract::State;
use base::Day;
use db::Tx;
use maud::html;
use serde::Deserialize;
use web::{
    Answer, App, At, Form, Granted, Page, Problem, Problems, Result, Ui, form, t, ui, ui::Field,
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SettingsForm {
    siret: String,
    seat: String,
    arrondissement: String,
    nature: String,
    state_service: String,
    referent: String,
    telephone: String,
    mail: String,
    return_mail: String,
    operator: String,
    classified_on: String,
    court: String,
    version: u32,
}

impl From<&Settings> for SettingsForm {
    fn from(it: &Settings) -> Self {
        SettingsForm {
            siret: it.siret.clone(),
            seat: it.seat.clone(),
            arrondissement: it.arrondissement.clone(),
            nature: it.nature.clone(),
            state_service: it.state_service.clone(),
            referent: it.referent.clone(),
            telephone: it.telephone.clone(),
            mail: it.mail.clone(),
            return_mail: it.return_mail.clone(),
            operator: it.operator.clone(),
            classified_on: it.classified_on.iso(),
            court: it.court.clone(),
            version: it.version,
        }
    }
}

const LINE_CHARS_MAX: usize = 300;

fn refused(field: &'static str, refusal: &actes::Refusal) -> Problem {
    let text = text::id!("council-act-refused-format");
    Problem { field, text, args: vec![("why", sentences::refusal(refusal))] }
}

impl SettingsForm {
    fn check(&self, siren: &str) -> Result<Settings, Problems> {
        let mut problems = Problems::none();
        let mut note = |problem: Option<Problem>| {
            if let Some(problem) = problem {
                problems = std::mem::take(&mut problems).and(problem);
            }
        };
        let siret: String = self.siret.chars().filter(|it| !it.is_whitespace()).collect();
        let is_siret = siret.len() == 14
            && siret.bytes().all(|it| it.is_ascii_digit())
            && siret.starts_with(siren);
        let wrong = |field, text| Some(Problem { field, text, args: Vec::new() });
        if !siret.is_empty() && !is_siret {
            note(wrong("siret", text::id!("council-act-refused-siret")));
        }
        note(
            Arrondissement::parse(&self.arrondissement)
                .err()
                .map(|it| refused("arrondissement", &it)),
        );
        note(AuthorityNature::parse(&self.nature).err().map(|it| refused("nature", &it)));
        let referent = Referent::parse(&self.referent, &self.telephone, &self.mail);
        note(referent.err().map(|it| refused("referent", &it)));
        note(MailAddress::parse(&self.mail).err().map(|it| refused("mail", &it)));
        if !self.return_mail.trim().is_empty() {
            let mail = MailAddress::parse(&self.return_mail);
            note(mail.err().map(|it| refused("return_mail", &it)));
        }
        if !self.operator.trim().is_empty() {
            let trigram = Trigram::parse(self.operator.trim());
            note(trigram.err().map(|it| refused("operator", &it)));
        }
        let classified_on = Day::parse(&self.classified_on);
        note(classified_on.at("classified_on").err());
        let line = |text: &str| form::optional(text, LINE_CHARS_MAX);
        for (field, text) in [("seat", &self.seat), ("court", &self.court)] {
            note(line(text).err().and_then(|it| wrong(field, it)));
        }
        match classified_on {
            Ok(classified_on) if problems.is_empty() => Ok(self.read(siret, classified_on)),
            _ => Err(problems),
        }
    }

    fn read(&self, siret: String, classified_on: Day) -> Settings {
        let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        Settings {
            siret,
            seat: line(&self.seat),
            arrondissement: line(&self.arrondissement),
            nature: line(&self.nature),
            state_service: line(&self.state_service).chars().take(20).collect(),
            referent: line(&self.referent),
            telephone: line(&self.telephone),
            mail: line(&self.mail),
            return_mail: line(&self.return_mail),
            operator: line(&self.operator),
            classified_on,
            court: line(&self.court),
            version: self.version,
        }
    }
}

pub async fn get(
    assembly: Granted<Prepare, Assembly>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let body = assembly.body.id;
    let known = app.db.read(move |tx| store::transmissions::settings(tx, body)).await?;
    let settings = known.unwrap_or_else(|| Settings::proposed(&assembly.body));
    Ok(view(&ui, &assembly, &SettingsForm::from(&settings), &Problems::none()))
}

pub async fn post(
    assembly: Granted<Prepare, Assembly>,
    State(app): State<App>,
    ui: Ui,
    form: Form<SettingsForm>,
) -> Result<Answer> {
    let settings = match form.check(&assembly.siren) {
        Ok(settings) => settings,
        Err(problems) => return Ok(view(&ui, &assembly, &form, &problems).unprocessable().into()),
    };
    let (body, by, now) = (assembly.body.id, assembly.viewer.person, app.clock.now());
    let write = move |tx: &Tx<'_>| {
        store::transmissions::write_settings(tx, body, &settings)?;
        crate::life::settings_set(tx, body, by, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::act_settings(body)).saying(t!(&ui, "council-act-settings-saved")))
}

fn view(ui: &Ui, assembly: &Assembly, form: &SettingsForm, problems: &Problems) -> Page {
    let title = t!(ui, "council-act-settings-title");
    let line = |name, label: &str, hint: Option<&str>, value: &str, optional: bool| {
        let field = Field { name, label, hint, value, is_optional: optional, ..Field::default() };
        field.draw(ui, problems)
    };
    let day = t!(ui, "council-act-classified-on");
    let hint = t!(ui, "council-act-classified-hint");
    let classified = Field {
        name: "classified_on",
        label: &day,
        hint: Some(&hint),
        value: &form.classified_on,
        kind: "date",
        ..Field::default()
    };
    let content = html! {
        (ui::breadcrumb(ui, &[(&urls::body(assembly.body.id), &assembly.name)]))
        h1 { (title) }
        p { (t!(ui, "council-act-settings-lead")) }
        (ui::form(ui, &urls::act_settings(assembly.body.id), problems, html! {
            input type="hidden" name="version" value=(form.version);
            (line("siret", &t!(ui, "council-act-siret"), Some(&t!(ui, "council-act-siret-hint")),
                &form.siret, true))
            (line("seat", &t!(ui, "council-act-seat"), Some(&t!(ui, "council-act-seat-hint")),
                &form.seat, true))
            (line("court", &t!(ui, "council-act-court"), Some(&t!(ui, "council-act-court-hint")),
                &form.court, true))
            (line("arrondissement", &t!(ui, "council-act-arrondissement"),
                Some(&t!(ui, "council-act-arrondissement-hint")), &form.arrondissement, false))
            (line("nature", &t!(ui, "council-act-nature"), Some(&t!(ui, "council-act-nature-hint")),
                &form.nature, false))
            (line("state_service", &t!(ui, "council-act-service"),
                Some(&t!(ui, "council-act-service-hint")), &form.state_service, true))
            (line("referent", &t!(ui, "council-act-referent"), None, &form.referent, true))
            (line("telephone", &t!(ui, "council-act-telephone"), None, &form.telephone, true))
            (line("mail", &t!(ui, "council-act-mail"), None, &form.mail, false))
            (line("return_mail", &t!(ui, "council-act-return-mail"),
                Some(&t!(ui, "council-act-return-mail-hint")), &form.return_mail, true))
            (line("operator", &t!(ui, "council-act-operator"),
                Some(&t!(ui, "council-act-operator-hint")), &form.operator, true))
            (classified.draw(ui, problems))
            div.actions { button.button { (t!(ui, "council-act-settings-save")) } }
        }))
    };
    ui.narrow(&title, content)
}

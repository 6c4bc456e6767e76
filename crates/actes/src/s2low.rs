//! S²LOW, the operator of ADULLACT and Libriciel, by its HTTP API. Its certificate is the
//! authority's: one access for each.
//!
//! ```text
//! GET  /api/test-connexion.php                                      OK
//! GET  /modules/actes/actes_classification_fetch.php?api=1          RetourClassification, or KO
//! POST /modules/actes/actes_transac_create.php    a form            OK\n<transaction>
//!        api=1 nature_code number subject decision_date classif1 … classif5 type_acte
//!        type_pj[] document_papier en_attente acte_pdf_file acte_attachments[]
//! POST /modules/actes/actes_transac_submit.php    api=1 enveloppe   OK\n<count>\n<transaction>…
//! GET  /modules/actes/actes_transac_get_status.php?transaction=     OK\n<status>\n<file>
//! GET  /modules/actes/api/list_actes.php?status_id=&offset=&limit=  JSON
//! POST /modules/actes/actes_transac_cancel.php    api=1 id          OK\n<transaction>
//! GET  /modules/actes/api/list_document_prefecture.php              JSON
//! GET  /modules/actes/actes_transac_get_document.php?id=            an archive, elsewhere
//! GET  /modules/actes/api/document_prefecture_mark_as_read.php?transaction_id=
//! POST /modules/actes/actes_transac_reponse_create.php              OK\n<transaction>
//!        api=1 id type_envoie (3 refused, 4 sent) type_acte acte_pdf_file
//!        type_pj[] acte_attachments[]
//! GET  /modules/actes/actes_create_pdf.php?trans_id=                a PDF
//! ```
//!
//! Every text is in ISO-8859-1. What is refused is answered `KO\n<reason>`, with the status 200.

mod answers;

use crate::letter::check;
use crate::multipart::Form;
use crate::{
    ActId, AnswerKind, Archive, Attachment, Carrier, CarrierProblem, Classification, Deposit,
    FileFormat, LatinProblem, LetterNotice, Pending, Progress, Refusal, Transaction,
    connector::Received, read_classification,
};
use answers::{answer, lines, number, progress, refused, strange, text, transaction};
use reqwest::{Method, RequestBuilder, redirect};
use serde_json::Value;
use std::time::Duration;

/// An access to S²LOW: that of one authority.
pub struct S2low {
    client: reqwest::Client,
    /// Without a `/` at its end.
    base: String,
    login: Option<(String, String)>,
    waits: bool,
}

/// How one comes in. It holds secrets: it is not shown.
#[derive(Clone, Default)]
pub struct S2lowAccess {
    /// `https://s2low.example.org`.
    pub url: String,
    /// The certificate of the authority (RGS) and its key, in PEM. None for a counterpart.
    pub certificate: Option<Vec<u8>>,
    /// Who signed the server's certificate, in PEM, when the machine does not know him.
    pub root: Option<Vec<u8>>,
    /// When several people share a certificate.
    pub login: String,
    pub password: String,
    /// Someone confirms each sending with a certificate of his own, on S²LOW's pages.
    pub waits_for_confirmation: bool,
}

const TIMEOUT: Duration = Duration::from_mins(3);
/// S²LOW keeps one character less than the schema.
const SUBJECT_LENGTH_MAX: usize = 499;
/// How many transactions of each status are looked through for one that was lost.
const LISTED_MAX: u32 = 200;

impl S2low {
    /// What is wrong is said. Anything outside of this machine is spoken to by HTTPS.
    pub fn open(access: S2lowAccess) -> Result<Self, String> {
        let base = access.url.trim().trim_end_matches('/').to_owned();
        let url: reqwest::Url =
            base.parse().map_err(|_| "l’adresse de S²LOW n’en est pas une".to_owned())?;
        let is_here = matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
        if url.scheme() != "https" && !(url.scheme() == "http" && is_here) {
            return Err("S²LOW se joint en https".to_owned());
        }
        // reqwest takes the cryptography of the process: ours, unless another was chosen before.
        let _chosen = rustls::crypto::ring::default_provider().install_default();
        // A letter is given by a redirection; it stays at the same address.
        let host = (url.scheme().to_owned(), url.host_str().map(str::to_owned), url.port());
        let policy = redirect::Policy::custom(move |step| {
            let next = step.url();
            let there = (next.scheme().to_owned(), next.host_str().map(str::to_owned), next.port());
            if there == host && step.previous().len() < 3 { step.follow() } else { step.stop() }
        });
        let mut client = reqwest::Client::builder().timeout(TIMEOUT).redirect(policy);
        if let Some(pem) = &access.certificate {
            let identity = reqwest::Identity::from_pem(pem)
                .map_err(|_| "le certificat de S²LOW ne se lit pas".to_owned())?;
            client = client.identity(identity);
        }
        if let Some(pem) = &access.root {
            let roots = reqwest::Certificate::from_pem_bundle(pem)
                .map_err(|_| "l’autorité du certificat de S²LOW ne se lit pas".to_owned())?;
            client = client.tls_certs_merge(roots);
        }
        let client = client.build().map_err(|_| "S²LOW n’a pas pu être préparé".to_owned())?;
        let login = (!access.login.is_empty()).then_some((access.login, access.password));
        Ok(S2low { client, base, login, waits: access.waits_for_confirmation })
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.client.request(method, format!("{}{path}", self.base));
        match &self.login {
            Some((login, password)) => request.basic_auth(login, Some(password)),
            None => request,
        }
    }

    async fn get(&self, path: &str) -> Result<Vec<u8>, CarrierProblem> {
        answer(self.request(Method::GET, path)).await
    }

    async fn post(&self, path: &str, form: Form) -> Result<Vec<u8>, CarrierProblem> {
        let (media_type, body) = form.into_body();
        let request = self.request(Method::POST, path).header("content-type", media_type);
        answer(request.body(body)).await
    }

    async fn json(&self, path: &str) -> Result<Vec<Value>, CarrierProblem> {
        let answered = self.get(path).await?;
        let value: Value =
            serde_json::from_slice(&answered).map_err(|_| strange("not JSON", &answered))?;
        match value {
            Value::Array(items) => Ok(items),
            Value::Object(mut object) => match object.remove("transactions") {
                Some(Value::Array(items)) => Ok(items),
                _ => Err(strange("no list", &answered)),
            },
            _ => Err(strange("no list", &answered)),
        }
    }

    fn form(&self, deposit: &Deposit) -> Result<Form, CarrierProblem> {
        let act = &deposit.act;
        let subject = act.subject.as_str();
        let length = subject.chars().count();
        if length > SUBJECT_LENGTH_MAX {
            let max = SUBJECT_LENGTH_MAX;
            return Err(Refusal::Subject(LatinProblem::TooLong { length, max }).into());
        }
        let yes = |it: bool| if it { "1" } else { "0" };
        let mut form = Form::default()
            .field("api", "1")
            .field("nature_code", &act.nature.code().to_string())
            .field("number", act.number.as_str())
            .field("subject", subject)
            .field("decision_date", &act.decided_on.iso())
            .field("document_papier", yes(act.follows_on_paper))
            .field("en_attente", yes(self.waits));
        for (code, level) in act.matter.codes().iter().zip(1..) {
            form = form.field(&format!("classif{level}"), &code.to_string());
        }
        for (place, (file, typology)) in deposit.files.iter().zip(&deposit.typologies).enumerate() {
            let (kind, name) = match place {
                0 => ("type_acte", "acte_pdf_file"),
                _ => ("type_pj[]", "acte_attachments[]"),
            };
            let media_type = FileFormat::of(&file.bytes).map_or("", FileFormat::media_type);
            form = form.field(kind, &typology.to_string());
            form = form.file(name, &file.name, media_type, &file.bytes);
        }
        Ok(form)
    }

    async fn found(&self, act: &ActId) -> Result<Option<Transaction>, CarrierProblem> {
        // Posted, about to be sent, sent, acknowledged, to confirm, to sign.
        for status in [1, 2, 3, 4, 17, 18] {
            let path = format!(
                "/modules/actes/api/list_actes.php?status_id={status}&offset=0&limit={LISTED_MAX}"
            );
            let listed = self.json(&path).await?;
            let is_it = |item: &&Value| {
                let day = text(item, "date");
                text(item, "number").as_deref() == Some(act.number.as_str())
                    && number(item, "type") == Some(1)
                    && day.is_none_or(|day| day == act.decided_on.iso())
            };
            if let Some(item) = listed.iter().find(is_it) {
                return Ok(number(item, "id").map(Transaction));
            }
        }
        Ok(None)
    }
}

impl Carrier for S2low {
    fn check(&self) -> Pending<'_, ()> {
        Box::pin(async move { lines(&self.get("/api/test-connexion.php").await?).map(drop) })
    }

    fn classification(&self) -> Pending<'_, Classification> {
        Box::pin(async move {
            let path = "/modules/actes/actes_classification_fetch.php?api=1";
            let answered = self.get(path).await?;
            refused(&answered)?;
            Ok(read_classification(&answered)?)
        })
    }

    fn deposit<'a>(&'a self, deposit: &'a Deposit) -> Pending<'a, Transaction> {
        Box::pin(async move {
            let form = self.form(deposit)?;
            let answered = self.post("/modules/actes/actes_transac_create.php", form).await?;
            transaction(&answered)
        })
    }

    fn find<'a>(&'a self, act: &'a ActId) -> Pending<'a, Option<Transaction>> {
        Box::pin(self.found(act))
    }

    fn ship<'a>(&'a self, archive: &'a Archive) -> Pending<'a, Vec<Transaction>> {
        Box::pin(async move {
            let form = Form::default().field("api", "1").file(
                "enveloppe",
                &archive.name,
                "application/gzip",
                &archive.bytes,
            );
            let answered = self.post("/modules/actes/actes_transac_submit.php", form).await?;
            let lines = lines(&answered)?;
            let numbers = lines.iter().skip(1).filter(|line| !line.is_empty());
            let numbers = numbers.map(|line| line.parse().map(Transaction));
            let numbers: Result<Vec<_>, _> = numbers.collect();
            numbers.map_err(|_| strange("no transactions", &answered))
        })
    }

    fn progress(&self, transaction: Transaction) -> Pending<'_, Progress> {
        Box::pin(async move {
            let path =
                format!("/modules/actes/actes_transac_get_status.php?transaction={transaction}");
            progress(&self.get(&path).await?)
        })
    }

    fn cancel(&self, of: Transaction) -> Pending<'_, Transaction> {
        Box::pin(async move {
            let form = Form::default().field("api", "1").field("id", &of.to_string());
            transaction(&self.post("/modules/actes/actes_transac_cancel.php", form).await?)
        })
    }

    fn letters(&self) -> Pending<'_, Vec<LetterNotice>> {
        Box::pin(async move {
            let listed = self.json("/modules/actes/api/list_document_prefecture.php").await?;
            let notice = |item: &Value| {
                let id = text(item, "unique_id");
                Some(LetterNotice {
                    letter: Transaction(number(item, "id")?),
                    transaction: number(item, "type")?.try_into().ok()?,
                    about: number(item, "related_transaction_id").map(Transaction),
                    act: id.and_then(|id| ActId::parse(&id).ok()),
                })
            };
            let notices: Option<Vec<LetterNotice>> = listed.iter().map(notice).collect();
            let what = "a letter without a number".to_owned();
            notices.ok_or(CarrierProblem::Strange { what })
        })
    }

    fn letter(&self, letter: Transaction) -> Pending<'_, Received> {
        Box::pin(async move {
            let path = format!("/modules/actes/actes_transac_get_document.php?id={letter}");
            let answered = self.get(&path).await?;
            refused(&answered)?;
            Received::open(&answered)
        })
    }

    fn mark_as_read(&self, letter: Transaction) -> Pending<'_, ()> {
        Box::pin(async move {
            let path = "/modules/actes/api/document_prefecture_mark_as_read.php";
            let answered = self.get(&format!("{path}?transaction_id={letter}")).await?;
            refused(&answered)
        })
    }

    fn answer<'a>(
        &'a self,
        letter: Transaction,
        kind: AnswerKind,
        documents: &'a [Attachment],
    ) -> Pending<'a, Transaction> {
        Box::pin(async move {
            let formats = check(kind, documents)?;
            let is_refusal =
                matches!(kind, AnswerKind::PiecesRefused | AnswerKind::ObservationsRejected);
            let mut form = Form::default()
                .field("api", "1")
                .field("id", &letter.to_string())
                .field("type_envoie", if is_refusal { "3" } else { "4" });
            for (place, (document, format)) in documents.iter().zip(formats).enumerate() {
                let (kind, field) = match place {
                    0 => ("type_acte", "acte_pdf_file"),
                    _ => ("type_pj[]", "acte_attachments[]"),
                };
                let name = format!("{}.{}", place + 1, format.extension());
                form = form.field(kind, &document.typology.to_string());
                form = form.file(field, &name, format.media_type(), &document.bytes);
            }
            transaction(&self.post("/modules/actes/actes_transac_reponse_create.php", form).await?)
        })
    }

    fn slip(&self, transaction: Transaction) -> Pending<'_, Vec<u8>> {
        Box::pin(async move {
            let path = format!("/modules/actes/actes_create_pdf.php?trans_id={transaction}");
            let answered = self.get(&path).await?;
            refused(&answered)?;
            match FileFormat::of(&answered) {
                Some(FileFormat::Pdf) => Ok(answered),
                _ => Err(strange("no PDF", &answered)),
            }
        })
    }
}

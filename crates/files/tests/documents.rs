//! A list shows the first page of a document.

use crate::house::houses;
use axum::http::StatusCode;

/// A page of paper, upright, with a red square in its upper half.
fn pdf() -> Vec<u8> {
    let content = "1 0 0 rg 100 500 200 200 re f";
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
    ];
    let mut pdf = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(pdf.len());
        pdf.extend(format!("{number} 0 obj\n{object}\nendobj\n").as_bytes());
    }
    let start = pdf.len();
    pdf.extend(b"xref\n0 5\n0000000000 65535 f \n");
    for place in places {
        pdf.extend(format!("{place:010} 00000 n \n").as_bytes());
    }
    let end = format!("trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    pdf.extend(end.as_bytes());
    pdf
}

#[tokio::test]
async fn the_first_page_of_a_document_is_seen_in_the_list() {
    for house in houses().await {
        let teacher = house.client(house.mme_durand).await;
        let id = house.send(&teacher, "mot.pdf", &pdf()).await;
        let path = format!("/fichiers/{id}");
        let early = teacher.get(&format!("{path}?taille=320")).await;
        assert_eq!(early.status, StatusCode::NOT_FOUND, "not drawn yet");
        house.run_jobs().await;
        let small = teacher.get(&format!("{path}?taille=320")).await;
        assert_eq!(small.header("content-type").as_deref(), Some("image/jpeg"));
        assert!(small.header("content-disposition").expect("a name").contains("mot.jpg"));
        let page = image::load_from_memory(&small.body).expect("a picture").into_rgb8();
        assert_eq!(page.dimensions(), (226, 320));
        let [red, green, _] = page.get_pixel(70, 100).0;
        assert!(red > 230 && green < 30, "the square");
        assert!(page.get_pixel(70, 300).0.iter().all(|colour| *colour > 240), "the paper");

        let whole = teacher.get(&path).await;
        assert_eq!(whole.header("content-type").as_deref(), Some("application/pdf"));
        assert_eq!(whole.body, pdf(), "the document is what was sent");
        let note = house.pin(&teacher, &[&id]).await;
        let shown = teacher.get(&note).await.page();
        let preview = shown.attribute(".attachment img", "src").expect("a preview");
        assert!(preview.ends_with("?taille=320"));
        // Whoever may not read the document does not see its first page either.
        let other = house.client(house.mme_garnier).await;
        assert_eq!(other.get(&format!("{path}?taille=320")).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_document_that_cannot_be_drawn_is_given_all_the_same() {
    for house in houses().await {
        let teacher = house.client(house.mme_durand).await;
        let id = house.send(&teacher, "abîmé.pdf", b"%PDF-1.4\nnothing to draw here").await;
        house.run_jobs().await;
        let whole = teacher.get(&format!("/fichiers/{id}")).await;
        assert_eq!(whole.header("content-type").as_deref(), Some("application/pdf"));
        let note = house.pin(&teacher, &[&id]).await;
        let shown = teacher.get(&note).await.page();
        assert!(shown.has("a.attachment") && !shown.has(".attachment img"));
    }
}

//! What a child keeps, and the dossier that follows him, below his results; the menu of his family
//! needs no entry of its own.

use crate::desk::{portfolio, worlds_with};
use passage::Portfolios;
use people::{Level, Standing};
use std::sync::Arc;

fn features() -> Vec<web::Feature> {
    vec![files::feature(), notices::feature(), results::feature(), passage::feature()]
}

const ENTRY: &str = "nav.tabs a[href=\"/passage\"]";

#[tokio::test]
async fn a_family_finds_the_portfolio_and_the_dossier_on_the_page_of_results() {
    for world in worlds_with(features).await {
        world.app.jobs.lend(results::LentSections(vec![Arc::new(Portfolios)]));
        world.app.jobs.lend(web::MenuFacts(vec![passage::MENU_FACT]));
        let url = format!("/resultats/eleves/{}", world.lea_the_other);
        let section = "section[aria-labelledby=portfolio]";
        let page = world.page(world.julie, &url).await;
        assert!(page.text_of(section).contains("Ses plus beaux travaux"));
        assert_eq!(
            page.attributes(&format!("{section} a"), "href"),
            [portfolio(world.lea_the_other)]
        );
        world.keeps_a_poem(world.julie, world.lea_the_other).await;
        let dossier = world.prepares(&[world.lea_the_other]).await.remove(0);
        let page = world.page(world.julie, &url).await;
        let links = page.attributes(&format!("{section} a"), "href");
        assert_eq!((links.len(), &links[0]), (3, &dossier), "{links:?}");
        let words = page.text_of(section);
        assert!(words.contains("à vous de choisir") && words.contains("Mon poème"), "{words}");
        assert!(words.contains("Une chose gardée"), "{words}");
        let back = world.page(world.julie, &dossier).await;
        assert_eq!(back.attribute("nav.breadcrumb a", "href").as_deref(), Some(&*url));
        // Her teacher sees what the family shows, and no dossier of the family.
        let page = world.page(world.m_petit, &url).await;
        assert!(page.text_of(section).contains("Mon poème"));
        assert!(!page.text_of(section).contains("à vous de choisir"));
        assert_eq!(world.status(world.samira, &url).await, 404);
    }
}

#[tokio::test]
async fn the_menu_has_the_passage_for_staff_and_for_those_without_results() {
    for world in worlds_with(features).await {
        world.app.jobs.lend(results::LentSections(vec![Arc::new(Portfolios)]));
        world.app.jobs.lend(web::MenuFacts(vec![passage::MENU_FACT]));
        for (person, has) in [
            (world.samira, false),
            (world.lea, false),
            (world.mme_durand, true),
            (world.mme_lefevre, true),
        ] {
            let page = world.page(person, "/nouveautes").await;
            assert_eq!(page.has(ENTRY), has);
        }
        // A family whose child is in maternelle has no results in its menu, and keeps the entry.
        let (julie, lea) = (world.julie, world.lea_the_other);
        let asked = move |tx: &db::Tx<'_>| {
            let mut standing = Standing::load(tx, julie)?.ok_or(db::Error::Missing)?;
            let with_results = (passage::MENU_FACT.holds)(tx, &standing)?;
            standing.children.iter_mut().for_each(|child| child.levels = vec![Level::Ms]);
            let maternelle = (passage::MENU_FACT.holds)(tx, &standing)?;
            standing.children.retain(|child| child.id != lea);
            Ok((with_results, maternelle, (passage::MENU_FACT.holds)(tx, &standing)?))
        };
        let asked = world.app.db.read(asked).await.expect("asked");
        assert_eq!(asked, (false, true, true), "and so does a summer between two schools");
    }
}

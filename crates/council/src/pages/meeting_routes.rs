//! The routes of meetings: preparing, convening, holding, closing.

use super::{
    again, agenda, bylaws, closing, convening, decision, draft, holding, meeting, members,
    movements, new_meeting, papers, presence, proxies, put_off, table, vote, withdrawals,
};
use web::{Routes, get, post};

pub fn routes() -> Routes {
    Routes::new()
        .at("/conseil/{body}/membres", get(members::get).post(members::post))
        .at("/conseil/{body}/membres/fins", post(members::post_end))
        .at("/conseil/{body}/membres/comptes", post(members::post_account))
        .at("/conseil/{body}/membres/tableau", get(table::get).post(table::post))
        .at("/conseil/{body}/regles", get(bylaws::get).post(bylaws::post))
        .at("/conseil/{body}/seances/nouvelle", get(new_meeting::get).post(new_meeting::post))
        .merge(preparing())
        .merge(held())
        .merge(on_paper())
}

fn preparing() -> Routes {
    Routes::new()
        .at("/conseil/seances/{meeting}", get(meeting::get))
        .at(
            "/conseil/seances/{meeting}/edition",
            get(new_meeting::get_edit).post(new_meeting::post_edit),
        )
        .at("/conseil/seances/{meeting}/suppression", post(new_meeting::post_removal))
        .at("/conseil/seances/{meeting}/points", post(agenda::post))
        .at("/conseil/seances/{meeting}/points/ordre", post(agenda::post_order))
        .at("/conseil/seances/{meeting}/points/reports", post(put_off::post))
        .at("/conseil/deliberations/{deliberation}/redaction", get(draft::get).post(draft::post))
        .at(
            "/conseil/deliberations/{deliberation}/decisions",
            get(decision::get).post(decision::post),
        )
        .at("/conseil/deliberations/{deliberation}/decisions/retrait", post(decision::post_removal))
        .at("/conseil/seances/{meeting}/convocation", get(convening::get).post(convening::post))
        .at("/conseil/seances/{meeting}/reprise", post(convening::post_taking_back))
}

fn held() -> Routes {
    Routes::new()
        .at("/conseil/seances/{meeting}/tenue", get(holding::get))
        .at("/conseil/seances/{meeting}/debats", post(holding::post_discussion))
        .at("/conseil/seances/{meeting}/presences", post(presence::post))
        .at("/conseil/seances/{meeting}/mouvements", post(movements::post))
        .at("/conseil/seances/{meeting}/mouvements/retrait", post(movements::post_removal))
        .at("/conseil/seances/{meeting}/pouvoirs", post(proxies::post))
        .at("/conseil/seances/{meeting}/pouvoirs/retrait", post(proxies::post_removal))
        .at("/conseil/seances/{meeting}/deports", post(withdrawals::post))
        .at("/conseil/seances/{meeting}/deports/retrait", post(withdrawals::post_removal))
        .at("/conseil/deliberations/{deliberation}/vote", get(vote::get).post(vote::post))
        .at("/conseil/seances/{meeting}/cloture", post(closing::post))
        .at("/conseil/seances/{meeting}/defaut-de-quorum", post(closing::post_lifting))
        .at("/conseil/seances/{meeting}/nouvelle-convocation", get(again::get).post(again::post))
}

fn on_paper() -> Routes {
    Routes::new()
        .at("/conseil/seances/{meeting}/convocation.pdf", get(papers::get_convenings))
        .at("/conseil/seances/{meeting}/ma-convocation.pdf", get(papers::get_own))
}

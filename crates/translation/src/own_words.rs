//! The few words that a reader must find in his own language, whatever the interface speaks: how to
//! ask for a translation, and what it is worth.

use base::Lang;

pub struct OwnWords {
    /// On the button that asks for it.
    pub read: &'static str,
    pub automatic: &'static str,
    pub caution: &'static str,
    pub being_made: &'static str,
    pub failed: &'static str,
    /// Beside the button that signs.
    pub signed: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
}

/// A line here for each language of `base::Lang`.
pub const fn of(lang: Lang) -> &'static OwnWords {
    match lang {
        Lang::Fr => &FR,
        Lang::En => &EN,
        Lang::Ar => &AR,
        Lang::Tr => &TR,
        Lang::Pt => &PT,
        Lang::Es => &ES,
        Lang::It => &IT,
        Lang::Ro => &RO,
        Lang::Pl => &PL,
        Lang::Uk => &UK,
        Lang::Ru => &RU,
        Lang::Bg => &BG,
        Lang::Sq => &SQ,
        Lang::Zh => &ZH,
        Lang::De => &DE,
        Lang::Nl => &NL,
        Lang::Fa => &FA,
        Lang::Ps => &PS,
    }
}

const FR: OwnWords = OwnWords {
    read: "Lire en français",
    automatic: "Traduction automatique",
    caution: "Une machine l’a faite\u{a0}: elle peut se tromper.",
    being_made: "La traduction se prépare…",
    failed: "La traduction n’a pas pu être faite. Le texte original est ici.",
    signed: "C’est le texte original que vous signez. La traduction aide à le comprendre.",
    yes: "Oui",
    no: "Non",
};
const EN: OwnWords = OwnWords {
    read: "Read in English",
    automatic: "Automatic translation",
    caution: "A machine has made it: it may be wrong.",
    being_made: "The translation is being made…",
    failed: "The translation could not be made. The original text is here.",
    signed: "What you sign is the original text. The translation helps to understand it.",
    yes: "Yes",
    no: "No",
};
const AR: OwnWords = OwnWords {
    read: "اقرأ بالعربية",
    automatic: "ترجمة آلية",
    caution: "ترجمتها آلة وقد تخطئ.",
    being_made: "الترجمة قيد الإعداد…",
    failed: "تعذّرت الترجمة. النص الأصلي موجود هنا.",
    signed: "توقيعكم يكون على النص الأصلي. الترجمة تساعد على فهمه.",
    yes: "نعم",
    no: "لا",
};
const TR: OwnWords = OwnWords {
    read: "Türkçe oku",
    automatic: "Otomatik çeviri",
    caution: "Bir makine çevirdi: yanlış olabilir.",
    being_made: "Çeviri hazırlanıyor…",
    failed: "Çeviri yapılamadı. Asıl metin burada.",
    signed: "İmzaladığınız, asıl metindir. Çeviri onu anlamaya yardım eder.",
    yes: "Evet",
    no: "Hayır",
};
const PT: OwnWords = OwnWords {
    read: "Ler em português",
    automatic: "Tradução automática",
    caution: "Foi feita por uma máquina: pode ter erros.",
    being_made: "A tradução está a ser feita…",
    failed: "Não foi possível fazer a tradução. O texto original está aqui.",
    signed: "O que assina é o texto original. A tradução ajuda a compreendê-lo.",
    yes: "Sim",
    no: "Não",
};
const ES: OwnWords = OwnWords {
    read: "Leer en español",
    automatic: "Traducción automática",
    caution: "La ha hecho una máquina: puede equivocarse.",
    being_made: "La traducción se está preparando…",
    failed: "No se ha podido traducir. El texto original está aquí.",
    signed: "Lo que usted firma es el texto original. La traducción ayuda a entenderlo.",
    yes: "Sí",
    no: "No",
};
const IT: OwnWords = OwnWords {
    read: "Leggere in italiano",
    automatic: "Traduzione automatica",
    caution: "L’ha fatta una macchina: può sbagliare.",
    being_made: "La traduzione è in preparazione…",
    failed: "Non è stato possibile tradurre. Il testo originale è qui.",
    signed: "Ciò che firma è il testo originale. La traduzione aiuta a capirlo.",
    yes: "Sì",
    no: "No",
};
const RO: OwnWords = OwnWords {
    read: "Citește în română",
    automatic: "Traducere automată",
    caution: "A fost făcută de o mașină: poate greși.",
    being_made: "Traducerea este în curs de pregătire…",
    failed: "Traducerea nu a putut fi făcută. Textul original este aici.",
    signed: "Semnați textul original. Traducerea vă ajută să îl înțelegeți.",
    yes: "Da",
    no: "Nu",
};
const PL: OwnWords = OwnWords {
    read: "Czytaj po polsku",
    automatic: "Tłumaczenie automatyczne",
    caution: "Wykonała je maszyna: może się mylić.",
    being_made: "Tłumaczenie jest przygotowywane…",
    failed: "Nie udało się przetłumaczyć. Tekst oryginalny jest tutaj.",
    signed: "Podpisują Państwo tekst oryginalny. Tłumaczenie pomaga go zrozumieć.",
    yes: "Tak",
    no: "Nie",
};
const UK: OwnWords = OwnWords {
    read: "Читати українською",
    automatic: "Автоматичний переклад",
    caution: "Його зробила машина: вона може помилятися.",
    being_made: "Переклад готується…",
    failed: "Не вдалося перекласти. Оригінал тут.",
    signed: "Ви підписуєте оригінал. Переклад допомагає його зрозуміти.",
    yes: "Так",
    no: "Ні",
};
const RU: OwnWords = OwnWords {
    read: "Читать по-русски",
    automatic: "Автоматический перевод",
    caution: "Его сделала машина: она может ошибаться.",
    being_made: "Перевод готовится…",
    failed: "Не удалось перевести. Оригинал здесь.",
    signed: "Вы подписываете оригинал. Перевод помогает его понять.",
    yes: "Да",
    no: "Нет",
};
const BG: OwnWords = OwnWords {
    read: "Прочетете на български",
    automatic: "Автоматичен превод",
    caution: "Направен е от машина: може да греши.",
    being_made: "Преводът се подготвя…",
    failed: "Преводът не беше направен. Оригиналният текст е тук.",
    signed: "Подписвате оригиналния текст. Преводът помага да го разберете.",
    yes: "Да",
    no: "Не",
};
const SQ: OwnWords = OwnWords {
    read: "Lexo në shqip",
    automatic: "Përkthim automatik",
    caution: "E ka bërë një makinë: mund të gabojë.",
    being_made: "Përkthimi po përgatitet…",
    failed: "Përkthimi nuk u bë dot. Teksti origjinal është këtu.",
    signed: "Ju nënshkruani tekstin origjinal. Përkthimi ndihmon për ta kuptuar.",
    yes: "Po",
    no: "Jo",
};
const ZH: OwnWords = OwnWords {
    read: "用中文阅读",
    automatic: "机器翻译",
    caution: "由机器翻译，可能有误。",
    being_made: "正在翻译……",
    failed: "无法翻译。原文在此。",
    signed: "您签署的是原文。译文仅供理解。",
    yes: "是",
    no: "否",
};
const DE: OwnWords = OwnWords {
    read: "Auf Deutsch lesen",
    automatic: "Automatische Übersetzung",
    caution: "Eine Maschine hat sie gemacht: Sie kann sich irren.",
    being_made: "Die Übersetzung wird vorbereitet…",
    failed: "Die Übersetzung war nicht möglich. Der Originaltext steht hier.",
    signed: "Sie unterschreiben den Originaltext. Die Übersetzung hilft, ihn zu verstehen.",
    yes: "Ja",
    no: "Nein",
};
const NL: OwnWords = OwnWords {
    read: "Lees in het Nederlands",
    automatic: "Automatische vertaling",
    caution: "Een machine heeft ze gemaakt: ze kan fouten bevatten.",
    being_made: "De vertaling wordt gemaakt…",
    failed: "De vertaling is niet gelukt. De originele tekst staat hier.",
    signed: "U ondertekent de originele tekst. De vertaling helpt om die te begrijpen.",
    yes: "Ja",
    no: "Nee",
};
const FA: OwnWords = OwnWords {
    read: "به فارسی بخوانید",
    automatic: "ترجمهٔ ماشینی",
    caution: "ماشین آن را ترجمه کرده و ممکن است اشتباه کند.",
    being_made: "ترجمه در حال آماده شدن است…",
    failed: "ترجمه انجام نشد. متن اصلی اینجاست.",
    signed: "شما متن اصلی را امضا می‌کنید. ترجمه به فهمیدن آن کمک می‌کند.",
    yes: "بله",
    no: "خیر",
};
const PS: OwnWords = OwnWords {
    read: "په پښتو یې ولولئ",
    automatic: "ماشیني ژباړه",
    caution: "ماشین ژباړلې ده، غلطۍ کولای شي.",
    being_made: "ژباړه چمتو کېږي…",
    failed: "ژباړه ونه شوه. اصلي متن دلته دی.",
    signed: "تاسو اصلي متن لاسلیک کوئ. ژباړه یې په پوهېدو کې مرسته کوي.",
    yes: "هو",
    no: "نه",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_says_its_words_in_its_own_letters() {
        for lang in Lang::ALL {
            let OwnWords { read, automatic, caution, being_made, failed, signed, .. } = of(*lang);
            for words in [read, automatic, caution, being_made, failed, signed] {
                let guessed = Lang::guess(words);
                let has_letters = guessed.is_none_or(|it| it.is_rtl() == lang.is_rtl());
                assert!(!words.is_empty() && has_letters, "{lang:?}: {words}");
                assert_eq!(guessed.is_some(), Lang::guess(lang.name()).is_some(), "{words}");
            }
        }
    }
}

//! The words of the scenes: content, as people of a school write it.

/// A letter: its subject, then its text.
pub type Words = (&'static str, &'static str);
/// One with a last word: a reason, or what is answered.
pub type WordsAnd = (&'static str, &'static str, &'static str);

pub const WRONG: Words = (
    "Évaluations de géométrie",
    "Bonjour,\n\nLes évaluations de géométrie du CM2 auront lieu vendredi. Les élèves apportent \
     compas et équerre.\n\nClaire Durand",
);
pub const RIGHT: Words = (
    "Rien à préparer pour vendredi",
    "Bonjour,\n\nMon message de tout à l’heure était pour une autre classe : je l’ai repris, \
     oubliez-le. En CE1, il n’y a rien à préparer pour vendredi, sinon de bonnes chaussures pour \
     la récréation.\n\nAvec mes excuses,\nClaire Durand",
);
pub const FRIDAY: Words = (
    "Les dessins de la semaine",
    "Bonsoir,\n\nJe termine à l’instant de ranger la classe et je ne résiste pas : voici deux des \
     dessins de la semaine. Les autres sont affichés dans le couloir.\n\nBon week-end,\n\
     Claire Durand",
);
pub const UNKIND: WordsAnd = (
    "Encore une erreur",
    "Vous vous êtes encore trompée de classe. Quand on est incapable d’envoyer un message, on ne \
     fait pas ce métier. Je vais le faire savoir à tous les parents.",
    "Je comprends l’agacement, mais le ton de ce message me blesse. Peux-tu en parler avec la \
     famille avant que je réponde ?",
);
pub const URGENT: WordsAnd = (
    "Demain, accueil à l’école Paul-Langevin",
    "Madame, Monsieur,\n\nUne fuite d’eau nous prive de chauffage. Demain, et demain seulement, \
     les élèves de Jean-Macé sont accueillis dès 8 h 20 à l’école Paul-Langevin. La cantine et \
     la garderie du soir y sont assurées.\n\nMerci de votre patience,\nIsabelle Lefèvre",
    "L’école ouvre ailleurs demain matin : les familles doivent le savoir ce soir.",
);
pub const WATCH: Words = (
    "Plan de surveillance des récréations : à lire",
    "Bonjour à tous,\n\nLe nouveau plan de surveillance commence lundi. Deux adultes restent \
     toujours du côté du portail. Merci de lire ce message jusqu’au bout : c’est la seule fois \
     que je demande un accusé de lecture ce mois-ci.\n\nIsabelle",
);
pub const GATE: Words = (
    "Le portail ferme à 8 h 35",
    "Madame, Monsieur,\n\nLe portail ferme désormais à 8 h 35. Après cette heure, sonnez à la \
     grille : quelqu’un vient vous ouvrir.\n\nLa direction de l’école Jean-Macé",
);
pub const MONDAY: Words = (
    "La semaine à Jean-Macé",
    "Madame, Monsieur,\n\nCette semaine : bibliothèque mardi, cross vendredi, et le marché de \
     Noël qui se prépare. Bonne semaine à tous,\n\nIsabelle Lefèvre",
);
pub const POEM: Words = (
    "La poésie de la semaine",
    "Bonjour les CE1 !\n\nCette semaine, on apprend « L’écureuil et la feuille ». Qui veut la \
     dire devant la classe vendredi ?\n\nVotre maîtresse",
);
pub const TOOTH: &str = "Maîtresse, moi je veux bien ! Et j’ai perdu une dent.";
pub const BRAVO: Words = (
    "Bravo !",
    "Bravo les petits loups ! Vous avez rangé toute la classe. Voici un dessin pour vous.",
);
pub const ACHE: WordsAnd = (
    "Léa a eu mal au ventre",
    "Bonjour,\n\nLéa a eu mal au ventre après la cantine. Elle s’est reposée une demi-heure et va \
     bien mieux. Pourrions-nous nous voir cinq minutes cette semaine ? Elle me parle souvent du \
     dîner du dimanche.\n\nClaire Durand",
    "Merci de m’avoir prévenue. Je peux venir jeudi à 16 h 30, si cela vous convient.",
);
pub const MENU: Words = (
    "Le repas sans œuf de Jules",
    "Bonjour,\n\nLe repas sans œuf de Jules est en place à la cantine depuis lundi. Son étiquette \
     est verte ; les agents de service la connaissent.\n\nDavid Leclercq, service des écoles",
);
pub const TURN: Words = (
    "Les semaines de Jules et Léa",
    "Bonjour,\n\nÀ partir de lundi, Jules et Léa sont chez moi les semaines impaires. Je viens \
     les chercher à 16 h 30, Jules d’abord.\n\nThomas Martin",
);
pub const FOUND: Words = (
    "Les lunettes de Léa sont retrouvées",
    "Bonjour,\n\nElles étaient sous le banc du préau. Léa les a dans son cartable, un peu de \
     poussière en plus.\n\nClaire Durand",
);
pub const DRAWN: Words = (
    "Jules a dessiné toute la famille",
    "Bonjour,\n\nJules a dessiné toute la famille, le chat compris, et a tenu à ce que vous le \
     voyiez avant ce soir.\n\nJulien Petit",
);
/// Amir has a fever and stays at home; his mother asks for the homework.
pub const FEVER: Words = (
    "أمير مريض",
    "السلام عليكم،\n\nأمير عنده حمّى هذا الصباح ولن يأتي إلى المدرسة اليوم. هل يمكن أن ترسلوا \
     لي واجباته؟\n\nشكرًا جزيلًا،\nأمينة بنعلي",
);
/// Begun by Claire, Isabelle and Samira.
pub const DRAFTS: [Words; 3] = [
    ("Réunion de janvier", "Bonjour,\n\nJe vous propose de nous retrouver en janvier pour"),
    ("Ordre du jour", "Bonjour à tous,\n\nPour mardi :\n– marché de Noël\n– commandes\n– "),
    ("Anniversaire de Léa", "Bonjour,\n\nPourrions-nous apporter un gâteau"),
];

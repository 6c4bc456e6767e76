//! Lists of 2D.
//!
//! The codes are those of the schemas, which say little of what they stand for. The words are those
//! of the nomenclature where it has them (parcours, ways of accompanying, enseignements de
//! complément but LCE and CHK), and of common use elsewhere.

use crate::codes::codes;

codes! {
    /// How a pupil comes to follow a subject (modalité d'élection), as SIECLE names it.
    Election {
        Common = "S", "Tronc commun";
        Compulsory = "O", "Option obligatoire";
        Optional = "F", "Option facultative";
        Academic = "L", "Ajout académique au programme";
        Religious = "R", "Enseignement religieux";
        Specific = "X", "Mesure spécifique";
        /// Not before the strict schema, which does not say what it stands for.
        D = "D", "Modalité D";
    }
}

codes! {
    /// Where a teacher is known.
    TeacherKind {
        Epp = "epp", "Connu des services académiques";
        Local = "local", "Saisi dans l’établissement";
        /// Not before the strict schema.
        Head = "dir", "Direction";
        /// Not before the strict schema.
        Other = "autre", "Autre";
    }
}

codes! {
    /// A class or a group.
    StructureKind {
        Division = "D", "Division";
        Group = "G", "Groupe";
    }
}

codes! {
    /// The cycles that end in a collège.
    EndedCycle {
        Third = "3", "Cycle 3";
        Fourth = "4", "Cycle 4";
    }
}

codes! {
    /// A parcours éducatif, at the collège.
    CourseKind {
        Future = "PAR_AVN", "Parcours avenir";
        Citizen = "PAR_CIT", "Parcours citoyen";
        Arts = "PAR_ART", "Parcours d’éducation artistique et culturelle";
        Health = "PAR_SAN", "Parcours éducatif de santé";
    }
}

codes! {
    /// How a pupil is accompanied (modalité d'accompagnement), in 2D.
    SupportKind {
        Pap = "PAP", "Plan d’accompagnement personnalisé";
        Pps = "PPS", "Projet personnalisé de scolarisation";
        Upe2a = "UPE2A", "Unité pédagogique pour élèves allophones arrivants";
        Segpa = "SEGPA", "Section d’enseignement général et professionnel adapté";
        Ulis = "ULIS", "Unité localisée pour l’inclusion scolaire";
        Pai = "PAI", "Projet d’accueil individualisé";
        Ppre = "PPRE", "Programme personnalisé de réussite éducative";
        /// Not before the strict schema.
        Contract = "CTR", "Contrat de réussite";
    }
}

codes! {
    /// An enseignement de complément, in the report of the end of cycle 4.
    ComplementKind {
        None = "AUC", "Aucun";
        Antiquity = "LCA", "Langues et cultures de l’Antiquité";
        /// Not before the strict schema.
        European = "LCE", "Langues et cultures européennes";
        Regional = "LCR", "Langue et culture régionale";
        /// Not before the strict schema.
        Choir = "CHK", "Chant choral";
        Professional = "PRO", "Découverte professionnelle";
        Sign = "LSF", "Langue des signes française";
        Foreign = "LVE", "Langue vivante étrangère";
    }
}

codes! {
    /// A regional language whose level A2 may be said in the report of the end of a cycle.
    RegionalLanguage {
        None = "AUC", "Aucune";
        Basque = "BAQ", "Basque";
        Breton = "BRE", "Breton";
        Catalan = "CAT", "Catalan";
        Corsican = "COS", "Corse";
        Creole = "CPF", "Créole";
        Futunian = "FUD", "Futunien";
        Gallo = "GAL", "Gallo";
        Alsatian = "GSW", "Langues régionales d’Alsace";
        Melanesian = "MEL", "Langues mélanésiennes";
        Mosellan = "MOL", "Langues régionales des pays mosellans";
        Occitan = "OCI", "Occitan – langue d’oc";
        Tahitian = "TAH", "Tahitien";
        Wallisian = "WLS", "Wallisien";
    }
}

codes! {
    /// A digital competence, of CM2 and 6e.
    DigitalSkill {
        Search = "CN_INF_MEN", "Mener une recherche et une veille d’information";
        Manage = "CN_INF_GER", "Gérer des données";
        Process = "CN_INF_TRA", "Traiter des données";
        Interact = "CN_COM_INT", "Interagir";
        Share = "CN_COM_PAR", "Partager et publier";
        Collaborate = "CN_COM_COL", "Collaborer";
        Belong = "CN_COM_SIN", "S’insérer dans le monde numérique";
        Texts = "CN_CRE_TEX", "Développer des documents textuels";
        Media = "CN_CRE_MUL", "Développer des documents multimédia";
        Adapt = "CN_CRE_ADA", "Adapter les documents à leur finalité";
        Program = "CN_CRE_PRO", "Programmer";
        Secure = "CN_PRO_SEC", "Sécuriser l’environnement numérique";
        Privacy = "CN_PRO_DON", "Protéger les données personnelles et la vie privée";
        Health = "CN_PRO_SAN", "Protéger la santé, le bien-être et l’environnement";
        Solve = "CN_ENV_RES", "Résoudre des problèmes techniques";
        Evolve = "CN_ENV_EVO", "Évoluer dans un environnement numérique";
    }
}

codes! {
    /// A theme of EPI that the nomenclature has. From the strict schema on, a file may define
    /// others.
    ProjectTheme {
        Health = "EPI_SAN", "Corps, santé, bien-être et sécurité";
        Arts = "EPI_ART", "Culture et création artistiques";
        Sustainability = "EPI_EDD", "Transition écologique et développement durable";
        Information = "EPI_ICC", "Information, communication, citoyenneté";
        Antiquity = "EPI_LGA", "Langues et cultures de l’Antiquité";
        Foreign = "EPI_LGE", "Langues et cultures étrangères ou, le cas échéant, régionales";
        Professions = "EPI_PRO", "Monde économique et professionnel";
        Sciences = "EPI_STS", "Sciences, technologie et société";
    }
}

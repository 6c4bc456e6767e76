//! Families that read another language: their names, and the language the school should know of.

use crate::{Dice, Sex};

pub struct Tongue {
    /// BCP 47
    pub code: &'static str,
    surnames: &'static [&'static str],
    girls: &'static [&'static str],
    boys: &'static [&'static str],
}

impl Tongue {
    pub fn surname(&self, dice: &Dice) -> &'static str {
        self.surnames[dice.below(self.surnames.len())]
    }

    pub fn first_name(&self, dice: &Dice, sex: Sex) -> &'static str {
        let names = if sex == Sex::F { self.girls } else { self.boys };
        names[dice.below(names.len())]
    }
}

/// One of the languages heard at the gates of our schools.
pub fn draw(dice: &Dice) -> &'static Tongue {
    const WEIGHTS: [usize; 10] = [34, 12, 10, 9, 9, 8, 6, 5, 4, 3];
    let mut rows = [(0, 0); 10];
    for (place, row) in rows.iter_mut().enumerate() {
        *row = (WEIGHTS[place], place);
    }
    &TONGUES[dice.weighted(&rows)]
}

pub fn of(code: &str) -> Option<&'static Tongue> {
    TONGUES.iter().find(|tongue| tongue.code == code)
}

const TONGUES: [Tongue; 10] = [
    Tongue {
        code: "ar",
        surnames: &["Benali", "Haddad", "Mansouri", "Bouzid", "Cherif", "Amrani", "Saïdi", "Ziani"],
        girls: &["Amina", "Yasmine", "Salma", "Nour", "Khadija", "Imane", "Sirine", "Maryam"],
        boys: &["Yanis", "Amir", "Bilal", "Ilyes", "Karim", "Omar", "Sofiane", "Zakaria"],
    },
    Tongue {
        code: "pt",
        surnames: &["Ferreira", "Da Silva", "Pereira", "Gonçalves", "Lopes", "Teixeira"],
        girls: &["Inês", "Beatriz", "Mariana", "Carla", "Leonor"],
        boys: &["Tiago", "Rui", "João", "Duarte", "Nuno"],
    },
    Tongue {
        code: "tr",
        surnames: &["Yılmaz", "Kaya", "Demir", "Çelik", "Aydın", "Şahin", "Yıldız"],
        girls: &["Elif", "Zeynep", "Ayşe", "Defne", "Esra"],
        boys: &["Emir", "Mehmet", "Kerem", "Yusuf", "Ömer"],
    },
    Tongue {
        code: "pl",
        surnames: &["Nowak", "Kowalczyk", "Wiśniewski", "Lewandowski", "Zieliński", "Wójcik"],
        girls: &["Zofia", "Hanna", "Maja", "Agnieszka", "Małgorzata"],
        boys: &["Jakub", "Antoni", "Łukasz", "Piotr", "Szymon"],
    },
    Tongue {
        code: "uk",
        surnames: &["Kovalenko", "Shevchenko", "Bondarenko", "Tkachenko", "Melnyk"],
        girls: &["Olena", "Sofiia", "Anastasiia", "Iryna", "Zlata"],
        boys: &["Danylo", "Maksym", "Andrii", "Bohdan", "Artem"],
    },
    Tongue {
        code: "ro",
        surnames: &["Popescu", "Ionescu", "Dumitru", "Stoica", "Munteanu"],
        girls: &["Ioana", "Andreea", "Elena", "Maria", "Daria"],
        boys: &["Andrei", "Matei", "Ștefan", "Luca", "Mihai"],
    },
    Tongue {
        code: "en",
        surnames: &["Okafor", "Mensah", "Williams", "Adeyemi", "Boateng"],
        girls: &["Grace", "Blessing", "Emily", "Joy", "Abigail"],
        boys: &["Samuel", "Emmanuel", "Daniel", "Kofi", "James"],
    },
    Tongue {
        code: "es",
        surnames: &["García", "Romero", "Núñez", "Ortega", "Delgado"],
        girls: &["Lucía", "Carmen", "Sofía", "Valentina", "Paula"],
        boys: &["Mateo", "Diego", "Javier", "Álvaro", "Martín"],
    },
    Tongue {
        code: "it",
        surnames: &["Rossi", "Bianchi", "Ferrari", "Esposito", "Greco"],
        girls: &["Giulia", "Chiara", "Aurora", "Francesca", "Alice"],
        boys: &["Matteo", "Lorenzo", "Francesco", "Davide", "Pietro"],
    },
    Tongue {
        code: "ps",
        surnames: &["Ahmadzai", "Stanikzai", "Wardak", "Noorzai", "Safi"],
        girls: &["Spogmai", "Zarghuna", "Malalai", "Laila", "Palwasha"],
        boys: &["Hamid", "Najib", "Rahmat", "Wali", "Farid"],
    },
];

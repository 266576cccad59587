//! Where invented people come from, what they are called, do and live.

/// A country of origin with the language and the names that its people here have.
pub(crate) struct Home {
    pub(crate) country: &'static str,
    pub(crate) language: &'static str,
    pub(crate) women: &'static [&'static str],
    pub(crate) men: &'static [&'static str],
    /// Empty where people have one name.
    pub(crate) families: &'static [&'static str],
}

macro_rules! homes {
    ($($country:literal $language:literal [$($woman:literal)*] [$($man:literal)*] [$($family:literal)*];)+) => {
        &[$(Home {
            country: $country,
            language: $language,
            women: &[$($woman),*],
            men: &[$($man),*],
            families: &[$($family),*],
        }),+]
    };
}

pub(crate) const HOMES: &[Home] = homes! {
    "Syrien" "Arabisch" ["Amal" "Rima" "Lujain" "Hala"] ["Samer" "Anas" "Yazan"] ["Al-Khatib" "Darwish" "Haddad" "Sabbagh" "Tarazi"];
    "SY" "ar" ["سلمى" "رنا" "هالة"] ["سليم" "كريم"] ["الحداد" "الخطيب" "درويش"];
    "Iran" "Persisch" ["Shirin" "Parisa" "Niloufar" "Mahsa"] ["Kaveh" "Arash" "Behnam"] ["Tehrani" "Rostami" "Kazemi" "Moradi"];
    "Afghanistan" "fa" ["Freshta" "Zarmina" "Laila"] ["Najib" "Farid"] ["Noorzai" "Rahimi" "Stanikzai"];
    "Ukraine" "Ukrainisch" ["Oksana" "Kateryna" "Olha" "Iryna" "Daryna"] ["Taras" "Andrij"] ["Kowaltschuk" "Melnyk" "Bondarenko" "Tkatschenko"];
    "Türkei" "Türkisch" ["Elif" "Zeynep" "Derya"] ["Emre" "Barış"] ["Yıldız" "Şahin" "Öztürk" "Çelik"];
    "Serbien" "Serbisch" ["Jelena" "Milica" "Ivana"] ["Nikola" "Stefan"] ["Jovanović" "Nikolić" "Stojanović"];
    "BA" "bs" ["Amra" "Lejla" "Selma"] ["Adnan" "Haris"] ["Hadžić" "Begić" "Kovačević"];
    "Kosovo" "Albanisch" ["Arta" "Vlora"] ["Besnik" "Liridon"] ["Krasniqi" "Berisha" "Gashi"];
    "Russland" "Russisch" ["Anastasia" "Jekaterina" "Ljudmila"] ["Dmitri"] ["Sokolowa" "Kusnezow" "Lebedewa"];
    "Belarus" "be" ["Volha" "Alena"] ["Maksim"] ["Kazlouskaja" "Novik"];
    "Ungarn" "Ungarisch" ["Eszter" "Réka"] ["Gergő" "Balázs"] ["Szabó" "Kővári" "Tóth"];
    "Rumänien" "Rumänisch" ["Ioana" "Andreea"] ["Radu"] ["Ionescu" "Munteanu" "Țăranu"];
    "Polen" "pl" ["Małgorzata" "Agnieszka"] ["Paweł"] ["Wiśniewska" "Zieliński"];
    "Italien" "Italienisch" ["Chiara" "Federica"] ["Matteo"] ["Lombardi" "De Angelis"];
    "Spanien" "Spanisch" ["Lucía" "Marta"] ["Álvaro"] ["García Ortiz" "Peña"];
    "Georgien" "Georgisch" ["Nino" "Tamar"] ["Giorgi"] ["Beridze" "Kapanadze"];
    "India" "Hindi" ["Priya" "Ananya" "Kavita"] ["Rohit" "Arjun"] ["Sharma" "Iyer" "Nair"];
    "Pakistan" "Urdu" ["Ayesha" "Sana"] ["Bilal"] ["Qureshi" "Malik"];
    "China" "Chinesisch" ["Li Na" "Xiaoyan"] ["Wei"] ["Zhang" "Wang" "Liu"];
    "Vietnam" "Vietnamesisch" ["Thị Ánh" "Thu Hà"] ["Minh"] ["Nguyễn" "Trần"];
    "Indonesia" "Indonesisch" ["Suharti" "Wulandari"] ["Slamet"] [];
    "Myanmar" "my" ["Thandar" "Hnin Si"] ["Kyaw Zin"] [];
    "Philippinen" "Tagalog" ["Maricel" "Jocelyn"] ["Rodel"] ["Dela Cruz" "Santos"];
    "Ägypten" "Arabisch" ["Nourhan" "Mariam"] ["Hossam"] ["Abdel Rahman" "El-Sayed"];
    "Marokko" "ar" ["Ghita" "Salma"] ["Youssef"] ["Benjelloun" "Alaoui"];
    "Nigeria" "Englisch" ["Ngozi" "Adaeze"] ["Emeka" "Tunde"] ["Okafor" "Adeyemi"];
    "Ghana" "en" ["Abena" "Efua"] ["Kwame"] ["Mensah" "Owusu"];
    "Kenia" "Swahili" ["Wanjiru" "Achieng"] ["Kipchoge"] ["Mwangi" "Odhiambo"];
    "Äthiopien" "Amharisch" ["Hiwot" "Selamawit"] ["Dawit"] ["Tesfaye" "Bekele"];
    "Somalia" "so" ["Hodan" "Ifrah"] ["Abdirahman"] ["Warsame" "Abdi"];
    "Kamerun" "Französisch" ["Solange"] ["Boris"] ["Nkemelu" "Fotso"];
    "Brasilien" "Portugiesisch" ["Juliana" "Thaís"] ["Rafael"] ["Oliveira" "dos Santos"];
    "Kolumbien" "Spanisch" ["Daniela" "Paola"] ["Camilo"] ["Restrepo" "Gómez"];
    "Mexico" "es" ["Ximena" "Guadalupe"] ["Diego"] ["Hernández" "Luna"];
    "Venezuela" "es" ["Mariángel"] ["Luis"] ["Rojas" "Blanco"];
    "US" "en" ["Megan"] ["Tyler"] ["Baker" "Sullivan"];
    "Neuseeland" "en" ["Aroha"] ["Tane"] ["Walker" "Parata"];
    "Tunesien; Frankreich" "Französisch" ["Inès"] ["Walid"] ["Trabelsi" "Gharbi"];
    "staatenlos" "ar" ["Rawan"] ["Nidal"] ["Shehadeh"];
};

/// An occupation: as people write it, the field of education and the industry that go with it.
pub(crate) struct Work {
    pub(crate) occupation: &'static str,
    pub(crate) field: &'static str,
    pub(crate) industry: &'static str,
}

macro_rules! works {
    ($($occupation:literal $field:literal $industry:literal;)+) => {
        &[$(Work { occupation: $occupation, field: $field, industry: $industry }),+]
    };
}

pub(crate) const WORKS: &[Work] = works! {
    "2512" "0613" "62";
    "Software developers" "0613" "62.10";
    "Systems analysts" "0612" "62.20";
    "Accountants" "0411" "69.2";
    "2411" "0411" "69.20";
    "Financial analysts" "0412" "64";
    "Lawyers" "0421" "69.1";
    "2421" "0413" "70.2";
    "Management and organization analysts" "0413" "70";
    "Supply, distribution and related managers" "0413" "52";
    "Civil engineers" "0732" "71.1";
    "2144" "0715" "28";
    "Electrical engineers" "0713" "27";
    "Building architects" "0731" "71.11";
    "Pharmacists" "0916" "47";
    "Nursing professionals" "0913" "86";
    "Dentists" "0911" "86.2";
    "Secondary education teachers" "0114" "85.3";
    "Advertising and marketing professionals" "0414" "73";
    "2423" "0413" "78";
    "Chemists" "0531" "20";
    "Graphic and multimedia designers" "0211" "74";
    "Hotel managers" "1013" "55";
    "Economists" "0311" "72";
    "Translators, interpreters and other linguists" "0231" "74.3";
    "Buchhalterin mit Schwerpunkt Außenhandel" "0411" "46";
};

/// Postcodes with their state.
pub(crate) const PLACES: &[(u32, &str)] = &[
    (1020, "Wien"),
    (1030, "Wien"),
    (1050, "Wien"),
    (1070, "Wien"),
    (1100, "Wien"),
    (1110, "Wien"),
    (1120, "Wien"),
    (1150, "Wien"),
    (1160, "Wien"),
    (1190, "Wien"),
    (1200, "Wien"),
    (1210, "Wien"),
    (1220, "Wien"),
    (1230, "Wien"),
    (2340, "Niederösterreich"),
    (3100, "Niederösterreich"),
    (2700, "Niederösterreich"),
    (3500, "Niederösterreich"),
    (2500, "Niederösterreich"),
    (2100, "Niederösterreich"),
    (2320, "Niederösterreich"),
    (3400, "Niederösterreich"),
];

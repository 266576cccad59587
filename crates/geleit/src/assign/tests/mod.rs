//! The command on real files, and its certificate in the hands of an outside program.

mod bad_input;
mod certificate;
mod files;

use files::Folder;

const EDGES: &str = "mentee,mentor,score\n\
    Dilan,Brigitte,80\nDilan,Gerhard,10\nAmal,Brigitte,90\nAmal,Gerhard,70\nElif,Brigitte,85\n";
const CAPACITIES: &str = "mentor,capacity\nGerhard,1\nBrigitte,1\n";

fn folder(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("edges.csv", EDGES);
    folder.write("capacities.csv", CAPACITIES);
    folder
}

#[test]
fn pairs_are_written_by_mentee_and_the_answer_adds_them_up() {
    let folder = folder("pairs");
    let answer = folder.run().unwrap();
    assert_eq!(
        folder.read("pairs.csv"),
        "mentee,mentor,score\nAmal,Gerhard,70\nElif,Brigitte,85\n"
    );
    assert_eq!((answer.pairs, answer.total), (2, 155));
    assert_eq!((answer.certificate.primal, answer.certificate.valid), (2 * 181 + 155, true));
    assert_eq!(answer.certificate.dual, answer.certificate.primal);
}

#[test]
fn the_certificate_names_bonus_limit_values_and_prices() {
    let mut folder = folder("prices");
    folder.options.max_pairs = Some(1);
    folder.run().unwrap();
    assert_eq!(folder.read("pairs.csv"), "mentee,mentor,score\nAmal,Brigitte,90\n");
    let kinds: Vec<String> = folder
        .read("certificate.csv")
        .lines()
        .map(|line| line.rsplit_once(',').unwrap().0.to_owned())
        .collect();
    assert_eq!(
        kinds,
        [
            "bonus,",
            "limit,",
            "mentee,Amal",
            "mentee,Dilan",
            "mentee,Elif",
            "mentor,Brigitte",
            "mentor,Gerhard"
        ]
    );
}

#[test]
fn a_locked_pair_stays_and_counts() {
    let mut folder = folder("locks");
    folder.lock("mentee,mentor\nDilan,Gerhard\n");
    let answer = folder.run().unwrap();
    assert_eq!((answer.pairs, answer.total), (2, 100));
    assert!(!folder.read("certificate.csv").contains("Dilan"), "locked mentees are taken out");
    assert_eq!(answer.certificate.dual, answer.certificate.primal);
}

#[test]
fn the_order_of_the_rows_changes_no_byte() {
    let (first, second) = (folder("order"), folder("other order"));
    let mut rows: Vec<&str> = EDGES.lines().skip(1).collect();
    rows.reverse();
    second.write("edges.csv", format!("mentee,mentor,score\n{}\n", rows.join("\n")));
    second.write("capacities.csv", "mentor,capacity\r\nBrigitte,1\r\nGerhard,1\r\n");
    first.run().unwrap();
    second.run().unwrap();
    for file in ["pairs.csv", "certificate.csv"] {
        assert_eq!(first.read(file), second.read(file));
    }
}

#[test]
fn two_threads_change_no_byte() {
    let (one, mut two) = (folder("one thread"), folder("two threads"));
    two.options.threads = 2;
    one.run().unwrap();
    two.run().unwrap();
    for file in ["pairs.csv", "certificate.csv"] {
        assert_eq!(one.read(file), two.read(file));
    }
}

#[test]
fn the_answer_is_one_json_document_of_the_agreed_shape() {
    let answer = serde_json::to_value(folder("json").run().unwrap()).unwrap();
    let keys = |value: &serde_json::Value| -> Vec<String> {
        value.as_object().unwrap().keys().cloned().collect()
    };
    assert_eq!(keys(&answer), ["pairs", "total", "certificate", "seconds"]);
    assert_eq!(keys(&answer["certificate"]), ["primal", "dual", "valid"]);
    assert!(answer["seconds"]["read"].is_f64() && answer["seconds"]["solve"].is_f64());
}

#[test]
fn a_byte_order_mark_and_unusual_ids_are_no_obstacle() {
    let folder = folder("ids");
    folder.write(
        "edges.csv",
        "\u{feff}mentee,mentor,score\nÖzlem \"Ö\" K.,Brigitte,5\n😀,Gerhard,0\n",
    );
    folder.run().unwrap();
    assert_eq!(
        folder.read("pairs.csv"),
        "mentee,mentor,score\n\"Özlem \"\"Ö\"\" K.\",Brigitte,5\n😀,Gerhard,0\n"
    );
}

#[test]
fn files_with_nothing_but_a_header_give_no_pairs() {
    let folder = folder("empty");
    folder.write("edges.csv", "mentee,mentor,score\n");
    folder.write("capacities.csv", "mentor,capacity\n");
    let answer = folder.run().unwrap();
    assert_eq!((answer.pairs, answer.total, answer.certificate.valid), (0, 0, true));
    assert_eq!(folder.read("pairs.csv"), "mentee,mentor,score\n");
    assert_eq!(folder.read("certificate.csv"), "bonus,,1\n");
}

//! What a mail server says when it does not take a letter: is it the address, and what else.

/// Does the server say that this address takes no letters, now or later? A refusal for another
/// reason, such as a password or a full box, says nothing about the address (RFC 3463: 5.1.x is
/// about the address, of which 5.1.7 and 5.1.8 about the sender's; 5.2.1 is a closed box).
pub(super) fn is_bounce(error: &lettre::transport::smtp::Error) -> bool {
    let code = error.status().map(|code| code.to_string());
    code.is_some_and(|code| says_nobody(&code, &error.to_string()))
}

fn says_nobody(code: &str, said: &str) -> bool {
    if !matches!(code, "550" | "551" | "553" | "556") {
        return false;
    }
    let is_status = |word: &&str| word.starts_with("5.") && word.split('.').count() == 3;
    match said.split(|c: char| c != '.' && !c.is_ascii_digit()).find(is_status) {
        Some("5.1.7" | "5.1.8") => false,
        Some(status) => status.starts_with("5.1.") || status == "5.2.1",
        None => true,
    }
}

pub(super) fn kind(error: &lettre::transport::smtp::Error) -> String {
    match error.status() {
        Some(code) if error.is_permanent() => format!("the mail server refuses it ({code})"),
        Some(code) => format!("the mail server puts it off ({code})"),
        None if error.is_timeout() => "the mail server took too long".into(),
        None if error.is_tls() => "the line to the mail server is not trusted".into(),
        None => "the line to the mail server broke".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::says_nobody;

    #[test]
    fn only_a_refusal_of_the_address_itself_means_that_nobody_lives_there() {
        for (code, said) in [
            ("550", "permanent error (550): 5.1.1 <amal@example.org> unknown user"),
            ("550", "permanent error (550): no such mailbox"),
            ("553", "permanent error (553): 5.1.3 bad address"),
            ("550", "permanent error (550): 5.2.1 closed"),
        ] {
            assert!(says_nobody(code, said), "{said}");
        }
        for (code, said) in [
            ("535", "permanent error (535): 5.7.8 wrong password"),
            ("550", "permanent error (550): 5.7.1 blocked"),
            ("553", "permanent error (553): 5.1.8 sender's domain"),
            ("552", "permanent error (552): 5.2.2 the box is full"),
            ("450", "transient error (450): 4.2.1 later"),
        ] {
            assert!(!says_nobody(code, said), "{said}");
        }
    }
}

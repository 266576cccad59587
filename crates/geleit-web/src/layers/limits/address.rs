//! Whose request it is. `X-Forwarded-For` is believed as far as the configured proxies wrote it:
//! anybody can send one that names somebody else.

use axum::http::HeaderMap;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::str::FromStr;

const FORWARDED_FOR: &str = "x-forwarded-for";
/// What one subscriber gets; who has 2^64 addresses would have as many allowances.
const IPV6_BITS: u32 = 64;

/// A network of proxies, written `10.0.0.1` or `10.0.0.0/8`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    bits: u128,
    length: u32,
}

/// IPv4 and IPv6 in one room of numbers: `::ffff:1.2.3.4` is `1.2.3.4`.
fn bits(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => address.to_ipv6_mapped().to_bits(),
        IpAddr::V6(address) => address.to_bits(),
    }
}

fn prefix(bits: u128, length: u32) -> u128 {
    bits & u128::MAX.checked_shl(128 - length).unwrap_or(0)
}

impl Network {
    fn contains(self, address: IpAddr) -> bool {
        prefix(bits(address), self.length) == self.bits
    }
}

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is no address and no network such as 10.0.0.0/8");
        let (address, length) = text.split_once('/').map_or((text, None), |(a, l)| (a, Some(l)));
        let address: IpAddr = address.trim().parse().map_err(|_| wrong())?;
        let own = if address.is_ipv4() { 32 } else { 128 };
        let length: u32 = length.map_or(Ok(own), str::parse).map_err(|_| wrong())?;
        let length = Some(length).filter(|length| *length <= own).ok_or_else(wrong)?;
        let length = length + 128 - own;
        Ok(Self { bits: prefix(bits(address), length), length })
    }
}

/// Whom a request is counted for: the last address that no proxy of ours has.
pub(super) fn client(peer: IpAddr, headers: &HeaderMap, proxies: &[Network]) -> IpAddr {
    let is_ours = |address: IpAddr| proxies.iter().any(|network| network.contains(address));
    let lines = headers.get_all(FORWARDED_FOR).iter().filter_map(|line| line.to_str().ok());
    let mut said: Vec<&str> = lines.flat_map(|line| line.split(',')).collect();
    let mut client = peer;
    while is_ours(client) {
        let Some(before) = said.pop().and_then(address) else { break };
        client = before;
    }
    counted(client)
}

/// Some proxies write the port as well.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    text.parse().ok().or_else(|| Some(text.parse::<SocketAddr>().ok()?.ip()))
}

fn counted(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            IpAddr::V6(Ipv6Addr::from_bits(prefix(address.to_bits(), IPV6_BITS)))
        }
        address => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    fn seen(peer: &str, lines: &[&str], proxies: &[&str]) -> IpAddr {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(FORWARDED_FOR, line.parse().unwrap());
        }
        let proxies: Vec<Network> = proxies.iter().map(|text| text.parse().unwrap()).collect();
        client(ip(peer), &headers, &proxies)
    }

    #[test]
    fn only_a_configured_proxy_may_say_for_whom_it_asks() {
        let lines = ["203.0.113.9, 198.51.100.7"];
        assert_eq!(seen("192.0.2.1", &lines, &[]), ip("192.0.2.1"));
        assert_eq!(seen("192.0.2.1", &lines, &["10.0.0.0/8"]), ip("192.0.2.1"));
        // What stands further left came from whoever asked, who may have invented it.
        assert_eq!(seen("10.1.2.3", &lines, &["10.0.0.0/8"]), ip("198.51.100.7"));
        assert_eq!(seen("::ffff:10.1.2.3", &lines, &["10.0.0.0/8"]), ip("198.51.100.7"));
        let two = ["203.0.113.9", "198.51.100.7, 10.9.9.9:4711"];
        assert_eq!(seen("10.1.2.3", &two, &["10.0.0.0/8"]), ip("198.51.100.7"));
        assert_eq!(seen("10.1.2.3", &["nonsense"], &["10.0.0.0/8"]), ip("10.1.2.3"));
        assert_eq!(seen("10.1.2.3", &[], &["10.0.0.0/8"]), ip("10.1.2.3"));
    }

    #[test]
    fn one_subscriber_of_ipv6_is_one_address() {
        assert_eq!(seen("2001:db8:1:2:3:4:5:6", &[], &[]), ip("2001:db8:1:2::"));
        assert_eq!(seen("2001:db8:1:2:aaaa::1", &[], &[]), ip("2001:db8:1:2::"));
        assert_ne!(seen("2001:db8:1:3::1", &[], &[]), ip("2001:db8:1:2::"));
    }

    #[test]
    fn a_network_is_an_address_with_or_without_a_length() {
        for (text, inside, outside) in [
            ("10.0.0.0/8", "10.255.0.1", "11.0.0.1"),
            ("10.0.0.1", "10.0.0.1", "10.0.0.2"),
            ("0.0.0.0/0", "203.0.113.9", "2001:db8::1"),
            ("2001:db8::/32", "2001:db8:ffff::1", "2001:db9::1"),
        ] {
            let network: Network = text.parse().unwrap();
            assert!(network.contains(ip(inside)) && !network.contains(ip(outside)), "{text}");
        }
        for nonsense in ["", "proxy", "10.0.0.0/33", "10.0.0.0/", "::/129", "10.0.0.0/-1"] {
            assert!(nonsense.parse::<Network>().is_err(), "{nonsense}");
        }
    }
}

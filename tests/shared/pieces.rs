//! What senseless texts are made of.

/// Pieces that news is made of, to be thrown together: what rules look for, in senseless order.
pub const PIECES: &str = r#"Ana Ito|Mr.|President|the|U.S.|said|told|that|according to|“|”|"|'|‘|’|``|''|,|.|…|-|—|(|)|[|]|:|;|
|35km|$4.5bn|8.5 per cent|117|drones|two dozen|between|and|Wednesday|last|week|Aug. 6|2024|2024-08-14|10:30 a.m.|ago|years|Kyiv|Kyiv's|Russia|he|she|they|who|accused|of|firing|denied|may|unconfirmed reports|NATO|KYIV|O'Neill|al-|van der|54-year-old|'90s|1/2|½|€|%|\|😀|שלום|e\u{301}|İ|ß| |	"#;

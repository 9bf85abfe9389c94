//! Whose money: of "pesos", "rupees" and the like, the country's that the text speaks of most.

use crate::annotators::quantity::reader::QuantityReader;
use crate::lexicon::words::Words;

/// How often the text names the country of each currency.
pub type CountryCounts = Words<usize>;

impl QuantityReader<'_, '_> {
    /// The currency meant by token `i`, a name that many share; `usual` where the text names no
    /// country that pays with one of them.
    pub fn at_home(&self, i: usize, usual: &'static str) -> &'static str {
        let Some(family) = self.lexicon.currencies.family(self.doc.lower(i)) else { return usual };
        let counts = self.countries.get_or_init(|| self.count_countries());
        let count = |id: &str| counts.get(id).copied().unwrap_or(0);
        // Of those named as often, the usual one, else the first of the table.
        let rivals = family.iter().copied().filter(|id| count(id) > 0);
        let best = rivals.max_by_key(|id| (count(id), *id == usual));
        best.unwrap_or(usual)
    }

    fn count_countries(&self) -> CountryCounts {
        let mut counts = CountryCounts::default();
        for i in (0..self.doc.len()).filter(|&i| self.doc.is_capitalized(i)) {
            if let Some(id) = self.lexicon.currencies.home(self.doc.lower(i)) {
                *counts.value_mut(id) += 1;
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use crate::annotation::Body;
    use crate::annotators::Annotator;
    use crate::annotators::quantity::Quantities;
    use crate::text::document::Document;

    fn unit(text: &str) -> Option<&'static str> {
        let found = Quantities::load().annotate(&Document::new(text, None), &[]);
        found.iter().find_map(|a| match &a.body {
            Body::Quantity(quantity) => quantity.unit,
            _ => None,
        })
    }

    #[test]
    fn the_country_spoken_of_pays() {
        assert_eq!(unit("A Manila court fined him 500 pesos."), Some("php"));
        assert_eq!(unit("He paid 500 pesos."), Some("mxn"));
        assert_eq!(
            unit("Karachi spent Rs 500 million, an Indian paper said in Pakistan."),
            Some("pkr")
        );
        assert_eq!(unit("Cairo will raise 40 million pounds."), Some("egp"));
        assert_eq!(unit("They owe 40 million pounds."), Some("gbp"));
        assert_eq!(unit("He paid 500 Mexican pesos in Manila."), Some("mxn"));
    }
}

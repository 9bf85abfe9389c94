/*
 * Every word the interface says, in German. The text that is read is English all the same.
 */

/** @import { Strings } from "./strings.js" */

/** Inhabitants from which on a "Kleinstadt" is a "Stadt" to a reader of news. */
const CITY = 100_000;

/** @type {Strings} */
const german = {
  language: "de",
  close: "Schließen",
  back: "Zurück",
  mentionsHere: "Nennungen im Artikel",
  mention: (number, count) => `Nennung ${number} von ${count}`,
  nextMention: "Nächste Nennung",
  lastMention: "Vorige Nennung",
  firstNamed: "Hier zuerst genannt",
  says: "Sagt hier",
  alsoSays: "Sagt hier auch",
  some: (shown, count) => `${shown} von ${count}`,
  related: "Andere dazu",
  unnamed: "Ohne Namen",
  saidBy: (source) => `Gesagt von: ${source}`,
  given: (words) => `Im Artikel: ${words}`,
  people: (count) => `${count} Einwohner`,
  placeIn: (level, country, population) => {
    if (level === "region") return `Region, ${country}`;
    if (level !== "city") return country;
    return `${population !== null && population < CITY ? "Kleinstadt" : "Stadt"}, ${country}`;
  },
  awayFrom: (far, wind, name) => `${far} ${wind} von ${name}`,
  winds: [
    "nördlich",
    "nordöstlich",
    "östlich",
    "südöstlich",
    "südlich",
    "südwestlich",
    "westlich",
    "nordwestlich",
  ],
  stepper: "Durch die Anmerkungen gehen",
  stepperHelp:
    "Pfeiltasten gehen durch die Anmerkungen, Eingabe öffnet eine Karte, Escape schließt sie",
  kinds: {
    person: "Person",
    place: "Ort",
    organization: "Organisation",
    group: "Gruppe",
    event: "Ereignis",
    product: "Produkt",
    time: "Zeit",
    quantity: "Zahl",
    quote: "Zitat",
    claim: "Aussage",
    term: "Begriff",
  },
  certainties: {
    stated: "Ohne Vorbehalt",
    hedged: "Unter Vorbehalt",
    unconfirmed: "Nicht bestätigt",
    denied: "Bestritten",
  },
  modifiers: {
    approximate: (amount) => `etwa ${amount}`,
    more_than: (amount) => `mehr als ${amount}`,
    less_than: (amount) => `weniger als ${amount}`,
    at_least: (amount) => `mindestens ${amount}`,
    at_most: (amount) => `höchstens ${amount}`,
  },
  margin: "Anmerkungen zum Artikel",
  marginHelp: "Anmerkungen, Quellen und Register (Alt+M)",
  notes: (count) => {
    if (count === 0) return "Anmerkungen";
    return count === 1 ? "1 Anmerkung" : `${count} Anmerkungen`;
  },
  parts: { notes: "Anmerkungen", sources: "Quellen", index: "Register" },
  indexParts: {
    people: "Personen",
    organizations: "Organisationen und anderes",
    places: "Orte",
    dates: "Daten",
    numbers: "Zahlen",
    terms: "Glossar",
  },
  noNotes: "Hier braucht nichts eine Anmerkung. Alles Übrige steht unter Quellen und Register.",
  unsettled: "Bestritten oder nicht bestätigt",
  together: "Zur selben Sache",
  noSource: "Ohne genannte Quelle",
  statements: (count) => (count === 1 ? "1 Aussage" : `${count} Aussagen`),
  unnamedCount: (unnamed, count) => `${unnamed} von ${count} Aussagen ohne Namen`,
  search: "Im Register suchen",
  found: (count) => (count === 1 ? "1 Eintrag" : `${count} Einträge`),
  nothing: "Nichts gefunden",
  more: "Mehr dazu",
  reading: "Der Artikel wird gelesen…",
  settings: "Einstellungen",
  marks: "Markierungen im Text",
  densities: { notes: "Nur Anmerkungen", all: "Alle Namen, Zeiten und Zahlen", none: "Keine" },
  shortDensities: { notes: "Anmerkungen", all: "Alle", none: "Keine" },
  clickOnly: "Karten nur auf Klick öffnen",
  unitsLabel: "Umrechnungen",
  units: { auto: "Wie hier üblich", metric: "Metrisch", us: "US", uk: "UK", both: "Alle" },
  inPrint: "Mit Anmerkungen drucken",
  themeLabel: "Farben der Karten",
  themes: { auto: "Wie die Seite", light: "Hell", sepia: "Sepia", dark: "Dunkel" },
  map: (names) => `Karte: ${names}`,
  calendar: "Tage ringsum",
  publishedHere: "erschienen",
  keys: "Tasten",
  keyList: [
    ["Alt+J  Alt+K", "nächste, vorige Markierung; öffnet ihre Karte"],
    ["Alt+Umschalt+J  K", "nächste, vorige Nennung desselben"],
    ["Alt+M", "Anmerkungen, Quellen und Register öffnen oder schließen"],
    ["Alt+Umschalt+M", "nur Anmerkungen, alles oder nichts markieren"],
    ["↑ ↓", "durch Markierungen oder Einträge gehen"],
    ["← →", "auf einer Karte Nennungen, hier die Teile"],
    ["Eingabe", "Karte öffnen; zur Stelle im Text gehen"],
    ["/", "das Register durchsuchen"],
    ["?", "diese Liste"],
    ["Esc", "schließen"],
  ],
  publishedToday: "Der Tag, an dem dies erschien",
  publishedWithin: "In dieser Zeit erschien dies",
  publishedAfter: (distance) => `${distance} vor Erscheinen`,
  publishedBefore: (distance) => `${distance} nach Erscheinen`,
  partsOfDay: {
    MO: "Morgen",
    MI: "Mittag",
    AF: "Nachmittag",
    EV: "Abend",
    NI: "Nacht",
    DT: "Tag",
  },
  unit: (amount, unit) => `${amount} ${unit.replaceAll("-", " ")}`,
};

export default german;

/*
 * What a page built to attack consists of.
 */

/** An article that has something of every kind. */
export const PROSE = `<p>Mayor Ilse Brandt said 35 km of road near Passau were lost on Wednesday.</p>
<p>“We left,” she said. Bavaria denied that the dam had failed.</p>`;

/**
 * `article` is the article's content, `before` what stands before it; `script` runs before all
 * scripts of the page, and `during` while the analysis is under way. Such a page may be `changed`
 * by itself; `outcome` is what becomes of the reading.
 * @typedef {{
 *   name: string,
 *   article: string,
 *   before?: string,
 *   script?: () => void,
 *   during?: () => void,
 *   changed?: "by itself",
 *   outcome?: "read" | "refused" | "gone",
 * }} Fixture
 */

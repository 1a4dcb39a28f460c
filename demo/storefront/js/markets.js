/**
 * @typedef {object} Market a region of the store as a buyer sees it
 * @property {string} country its first country, ISO 3166, lower case
 * @property {string} regionId
 * @property {string} locale the language of the shop and of Amazon Pay there
 * @property {string} name
 * @property {string[]} countries
 * @property {string} currency
 */

/** How a market is spoken to. Regions without an entry are left out: the shop has no words for them. */
const SPOKEN = /** @type {Record<string, { locale: string, name: string }>} */ ({
  us: { locale: "en-US", name: "United States" },
  de: { locale: "de-DE", name: "Deutschland" },
  jp: { locale: "ja-JP", name: "日本" },
})

const KEY = "tarn.market"

/**
 * @param {import("./store.js").Ask} ask
 * @returns {Promise<Market[]>}
 */
export async function readMarkets(ask) {
  const { regions } = await ask("/store/regions?fields=id,currency_code,*countries")
  return Object.entries(SPOKEN).flatMap(([country, spoken]) => {
    const region = regions.find((/** @type {any} */ each) =>
      each.countries.some((/** @type {any} */ one) => one.iso_2 === country),
    )
    if (!region) return []
    const others = region.countries.map((/** @type {any} */ one) => one.iso_2)
    const countries = [country, ...others.filter((/** @type {string} */ one) => one !== country)]
    return [{ country, regionId: region.id, countries, currency: region.currency_code, ...spoken }]
  })
}

/**
 * The tab's own choice, else the last one made in this browser: a checkout in another tab keeps its market.
 * @param {Market[]} markets
 * @returns {Market}
 */
export function chosenMarket(markets) {
  const wanted = sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY)
  const market = markets.find(({ country }) => country === wanted) ?? markets[0]
  if (!market) throw new Error("The store sells nowhere.")
  return market
}

/** @param {string} country */
export function chooseMarket(country) {
  sessionStorage.setItem(KEY, country)
  localStorage.setItem(KEY, country)
}

/** Japan's 47 prefectures in the order of ISO 3166-2 (JP-01 to JP-47), in Japanese and in Latin letters. */
const table = `北海道 Hokkaido
青森県 Aomori
岩手県 Iwate
宮城県 Miyagi
秋田県 Akita
山形県 Yamagata
福島県 Fukushima
茨城県 Ibaraki
栃木県 Tochigi
群馬県 Gunma
埼玉県 Saitama
千葉県 Chiba
東京都 Tokyo
神奈川県 Kanagawa
新潟県 Niigata
富山県 Toyama
石川県 Ishikawa
福井県 Fukui
山梨県 Yamanashi
長野県 Nagano
岐阜県 Gifu
静岡県 Shizuoka
愛知県 Aichi
三重県 Mie
滋賀県 Shiga
京都府 Kyoto
大阪府 Osaka
兵庫県 Hyogo
奈良県 Nara
和歌山県 Wakayama
鳥取県 Tottori
島根県 Shimane
岡山県 Okayama
広島県 Hiroshima
山口県 Yamaguchi
徳島県 Tokushima
香川県 Kagawa
愛媛県 Ehime
高知県 Kochi
福岡県 Fukuoka
佐賀県 Saga
長崎県 Nagasaki
熊本県 Kumamoto
大分県 Oita
宮崎県 Miyazaki
鹿児島県 Kagoshima
沖縄県 Okinawa`

const prefectures = table.split("\n").map((row, index) => {
  const [japanese = "", latin = ""] = row.split(" ")
  return { japanese, latin: latin.toLowerCase(), number: String(index + 1).padStart(2, "0") }
})

/**
 * A prefecture's ISO 3166-2 code in small letters, `jp-13`, whichever way it was written: `東京都`, `東京`, `Tokyo`, `TOKYO-TO`,
 * `Tōkyō`, `JP-13`, `13`. Null for what is none.
 */
export function prefectureCode(text: string): string | null {
  const plain = text.trim()
  const latin = plain
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[-\s](to|do|fu|ken|prefecture)$/, "")
  const found = prefectures.find(
    ({ japanese, latin: name, number }) =>
      japanese === plain ||
      japanese.slice(0, -1) === plain ||
      name === latin ||
      `jp-${number}` === latin ||
      number === latin.padStart(2, "0"),
  )
  return found ? `jp-${found.number}` : null
}

/** The prefecture a line begins with, where the address book kept it in the same line as the town. */
export function leadingPrefecture(line: string): string | null {
  return prefectures.find(({ japanese }) => line.startsWith(japanese))?.japanese ?? null
}

import type { MailTexts } from "./mail-text"

export const ja: MailTexts = {
  greeting: "お客様",
  "payment-declined": {
    subject: "ご注文 {order}：別のお支払い方法をお選びください",
    paragraphs: [
      "ご注文 {order} の {amount} のお支払いが承認されませんでした。",
      "Amazonで別のお支払い方法をお選びください。",
      "{url}",
      "その後、当店からもう一度お支払いを申請いたします。再度ご注文いただく必要はございません。",
    ],
  },
  "payment-failed": {
    subject: "ご注文 {order}：お支払いが承認されませんでした",
    paragraphs: [
      "ご注文 {order} の {amount} のお支払いがAmazon Payで承認されませんでした。このお支払いが再度申請されることはございません。",
      "別の方法でのお支払いについて、当店までお問い合わせください。",
    ],
  },
  "parcel-declined": {
    subject: "ご注文 {order}：別のお支払い方法をお選びください",
    paragraphs: [
      "ご注文 {order} のお荷物の {amount} のお支払いが承認されませんでした。",
      "Amazonで別のお支払い方法をお選びください。",
      "{url}",
      "その後、当店からもう一度お支払いを申請いたします。再度ご注文いただく必要はございません。",
    ],
  },
  "parcel-failed": {
    subject: "ご注文 {order}：お支払いが承認されませんでした",
    paragraphs: [
      "ご注文 {order} のお荷物の {amount} のお支払いがAmazon Payで承認されませんでした。このお支払いが再度申請されることはございません。",
      "別の方法でのお支払いについて、当店までお問い合わせください。",
    ],
  },
  "refund-declined": {
    subject: "ご注文 {order}：返金が遅れております",
    paragraphs: [
      "ご注文 {order} の {amount} の返金をAmazon Payで処理できませんでした。",
      "お客様のお手続きは必要ございません。返金できるよう、当店で対応いたします。",
    ],
  },
  "refund-completed": {
    subject: "ご注文 {order}：返金のお知らせ",
    paragraphs: [
      "ご注文 {order} について {amount} を返金いたしました。",
      "お支払いに使われた方法へ返金されます。反映まで数日かかることがございます。",
    ],
  },
}

import type { Strings } from "./strings.ts"

export const ja: Strings = {
  region: "Amazonでのお支払い",
  loading: "Amazon Payを読み込んでいます…",
  signIn: "Amazonアカウントに登録した住所とお支払い方法を利用できます。",
  signingIn: "開いたウィンドウでAmazonにログインしてください。",
  address: "お届け先住所",
  payment: "お支払い方法",
  fixedAddress: "お届け先住所（変更できません）",
  total: "お支払い金額：{total}",
  consent: "{total}の支払いに同意します。",
  placeOrder: "注文を確定する",
  placing: "ご注文を処理しています…",
  toAmazon: "お支払いの確認のためAmazonに移動します…",
  checking: "お支払いの状況を確認しています…",
  continueOrder: "注文を続ける",
  placed: "ご注文ありがとうございました。",
  waiting: "ご注文を承りました。Amazonがお支払いを確認しております。お手続きは必要ございません。",
  orderDeclined:
    "このご注文のお支払いがAmazonで承認されませんでした。Amazonで別のお支払い方法をお選びいただくか、当店までお問い合わせください。",
  retry: "もう一度試す",
  signOut: "Amazonからログアウト",
  useAmazonAgain: "Amazon Payをもう一度試す",
  problems: {
    "store-unreachable": "ショップに接続できません。接続を確認して、もう一度お試しください。",
    "store-refused": "ショップで処理できませんでした。",
    "unexpected-answer":
      "ショップから予期しない応答がありました。別のお支払い方法をご利用ください。",
    "amazon-unreachable":
      "現在Amazon Payに接続できません。もう一度試すか、別のお支払い方法をご利用ください。",
    "script-conflict": "Amazon Payを利用するには、このページを再読み込みしてください。",
    "not-configured":
      "現在このショップではAmazon Payを利用できません。別のお支払い方法をご利用ください。",
    "not-offered":
      "このカートではAmazon Payをご利用いただけません。別のお支払い方法をご利用ください。",
    "sign-in-failed": "Amazonにログインできませんでした。",
    "session-expired": "Amazonのログインの有効期限が切れました。もう一度ログインしてください。",
    "checkout-expired":
      "Amazonでの選択の有効期限が切れました。住所とお支払い方法をもう一度選択してください。",
    "amazon-trouble": "Amazonで問題が発生しました。もう一度お試しください。",
    "payment-declined":
      "お支払い方法が承認されませんでした。別の方法を選択して、もう一度注文を確定してください。",
    "payment-not-processed":
      "現在、Amazonでお支払いを処理できませんでした。請求は発生していません。もう一度ご注文ください。",
    "payment-refused":
      "Amazonでこのお支払いを受け付けられませんでした。別のお支払い方法をご利用ください。",
    "authentication-failed":
      "カード会社による本人確認ができませんでした。別のお支払い方法をご利用ください。",
    "authentication-abandoned":
      "お支払いが確認されていません。お支払い方法を選択して、もう一度注文を確定してください。",
    "authentication-open":
      "お支払いの確認がまだ完了していません。内容を確認して、もう一度注文を確定してください。",
    "order-refused": "注文を確定できませんでした。",
    interrupted:
      "注文の処理が中断されました。続けると完了できます。二重に請求されることはありません。",
    "outcome-unknown":
      "注文が完了したかまだ確認できていません。続けると確認できます。二重に請求されることはありません。",
    "total-changed": "合計金額が変わりました。確認して、もう一度同意してください。",
  },
  constraints: {
    CountryNotDelivered: "Amazon Payでは、この国へはお届けできません。別の住所を選択してください。",
    PoBoxNotDelivered: "私書箱へはお届けできません。別の住所を選択してください。",
    PackingStationNotDelivered:
      "宅配便ロッカーや受取店へはお届けできません。別の住所を選択してください。",
    ProductNotOffered:
      "カートにAmazon Payでお支払いいただけない商品があります。別のお支払い方法をご利用ください。",
    CustomerNotOffered:
      "お客様のアカウントではAmazon Payをご利用いただけません。別のお支払い方法をご利用ください。",
    AddressDiffers: "お届け先住所がAmazonで選択されたものと異なります。もう一度選択してください。",
    AddressUnread: "お届け先住所をもう一度選択してください。",
    AmountNotSet: "合計金額がまだAmazonに伝わっていません。もう一度お試しください。",
    BuyerEqualsSeller: "このAmazonアカウントでは、ご自身のショップで購入できません。",
    CurrencyMismatch: "このお支払い方法は、カートの通貨では利用できません。",
    PaymentMethodNotAllowed:
      "このお支払い方法はここでは利用できません。別の方法を選択してください。",
    PaymentMethodNotUpdated: "このお支払い方法は承認されませんでした。別の方法を選択してください。",
    PaymentPlanNotSet: "お支払い方法を選択してください。",
    ShippingAddressNotServed:
      "このショップはこの住所に配送していません。別の住所を選択してください。",
    ShippingAddressNotSet: "お届け先住所を選択してください。",
  },
}

import type { Strings } from "./strings.ts"

export const de: Strings = {
  region: "Mit Amazon bezahlen",
  loading: "Amazon Pay wird geladen …",
  signIn: "Nutzen Sie die Adressen und Zahlungsarten Ihres Amazon-Kontos.",
  signingIn: "Melden Sie sich im geöffneten Fenster bei Amazon an.",
  address: "Lieferadresse",
  payment: "Zahlungsart",
  fixedAddress: "Lieferadresse (nicht mehr änderbar)",
  total: "Zu zahlen: {total}",
  consent: "Ich bin einverstanden, {total} zu zahlen.",
  placeOrder: "Zahlungspflichtig bestellen",
  placing: "Ihre Bestellung wird aufgegeben …",
  toAmazon: "Sie werden zu Amazon weitergeleitet, um die Zahlung zu bestätigen …",
  checking: "Der Stand Ihrer Zahlung wird geprüft …",
  continueOrder: "Bestellung fortsetzen",
  placed: "Vielen Dank. Ihre Bestellung ist eingegangen.",
  waiting: "Ihre Bestellung ist eingegangen. Amazon prüft die Zahlung noch; Sie müssen nichts tun.",
  orderDeclined:
    "Amazon hat die Zahlung dieser Bestellung abgelehnt. Bitte wählen Sie bei Amazon eine andere Zahlungsart, oder wenden Sie sich an uns.",
  retry: "Erneut versuchen",
  signOut: "Bei Amazon abmelden",
  useAmazonAgain: "Amazon Pay noch einmal versuchen",
  problems: {
    "store-unreachable":
      "Der Shop ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.",
    "store-refused": "Der Shop konnte das nicht ausführen.",
    "unexpected-answer": "Der Shop hat unerwartet geantwortet. Bitte zahlen Sie auf anderem Weg.",
    "amazon-unreachable":
      "Amazon Pay ist gerade nicht erreichbar. Versuchen Sie es erneut oder zahlen Sie auf anderem Weg.",
    "script-conflict": "Für Amazon Pay muss diese Seite neu geladen werden.",
    "not-configured":
      "Amazon Pay steht in diesem Shop gerade nicht zur Verfügung. Bitte zahlen Sie auf anderem Weg.",
    "not-offered":
      "Für diesen Warenkorb wird Amazon Pay nicht angeboten. Bitte zahlen Sie auf anderem Weg.",
    "sign-in-failed": "Sie wurden nicht bei Amazon angemeldet.",
    "session-expired":
      "Sie sind nicht mehr bei Amazon angemeldet. Bitte melden Sie sich erneut an.",
    "checkout-expired":
      "Ihre Auswahl bei Amazon ist abgelaufen. Bitte wählen Sie Adresse und Zahlungsart erneut.",
    "amazon-trouble": "Amazon meldet ein Problem. Bitte versuchen Sie es erneut.",
    "payment-declined":
      "Ihre Zahlungsart wurde abgelehnt. Bitte wählen Sie eine andere und bestellen Sie dann erneut.",
    "payment-not-processed":
      "Amazon konnte die Zahlung gerade nicht ausführen. Es wurde nichts abgebucht. Bitte geben Sie die Bestellung noch einmal auf.",
    "payment-refused":
      "Amazon konnte diese Zahlung nicht annehmen. Bitte zahlen Sie auf anderem Weg.",
    "authentication-failed":
      "Ihre Bank hat die Zahlung nicht bestätigt. Bitte zahlen Sie auf anderem Weg.",
    "authentication-abandoned":
      "Die Zahlung wurde nicht bestätigt. Wählen Sie eine Zahlungsart und bestellen Sie erneut.",
    "authentication-open":
      "Die Zahlung ist noch nicht bestätigt. Prüfen Sie Ihre Auswahl und bestellen Sie erneut.",
    "order-refused": "Die Bestellung konnte nicht aufgegeben werden.",
    interrupted:
      "Ihre Bestellung wurde unterbrochen. Setzen Sie sie fort; Sie zahlen nicht doppelt.",
    "outcome-unknown":
      "Noch ist nicht bekannt, ob Ihre Bestellung eingegangen ist. Setzen Sie fort, um es zu erfahren; Sie zahlen nicht doppelt.",
    "total-changed":
      "Der Gesamtbetrag hat sich geändert. Bitte prüfen und bestätigen Sie ihn erneut.",
  },
  constraints: {
    CountryNotDelivered:
      "Mit Amazon Pay liefert dieser Shop nicht in dieses Land. Bitte wählen Sie eine andere Adresse.",
    PoBoxNotDelivered:
      "Dieser Shop liefert nicht an Postfächer. Bitte wählen Sie eine andere Adresse.",
    PackingStationNotDelivered:
      "Dieser Shop liefert nicht an Packstationen oder Paketshops. Bitte wählen Sie eine andere Adresse.",
    ProductNotOffered:
      "Ihr Warenkorb enthält etwas, das nicht mit Amazon Pay bezahlt werden kann. Bitte zahlen Sie auf anderem Weg.",
    CustomerNotOffered:
      "Für Ihr Kundenkonto wird Amazon Pay nicht angeboten. Bitte zahlen Sie auf anderem Weg.",
    AddressDiffers:
      "Die Lieferadresse ist nicht die bei Amazon gewählte. Bitte wählen Sie sie noch einmal.",
    AddressUnread: "Bitte wählen Sie die Lieferadresse noch einmal.",
    AmountNotSet: "Amazon kennt den Gesamtbetrag noch nicht. Bitte versuchen Sie es erneut.",
    BuyerEqualsSeller: "Mit diesem Amazon-Konto können Sie nicht im eigenen Shop kaufen.",
    CurrencyMismatch: "Diese Zahlungsart ist in der Währung Ihres Warenkorbs nicht möglich.",
    PaymentMethodNotAllowed:
      "Diese Zahlungsart ist hier nicht möglich. Bitte wählen Sie eine andere.",
    PaymentMethodNotUpdated: "Bitte wählen Sie eine andere Zahlungsart: Diese wurde abgelehnt.",
    PaymentPlanNotSet: "Bitte wählen Sie eine Zahlungsart.",
    ShippingAddressNotServed:
      "Dieser Shop liefert nicht an diese Adresse. Bitte wählen Sie eine andere.",
    ShippingAddressNotSet: "Bitte wählen Sie eine Lieferadresse.",
  },
}

import type { MailTexts } from "./mail-text"

export const de: MailTexts = {
  greeting: "Guten Tag,",
  "payment-declined": {
    subject: "Bestellung {order}: Bitte wählen Sie eine andere Zahlungsart",
    paragraphs: [
      "Ihre Zahlung von {amount} für die Bestellung {order} wurde abgelehnt.",
      "Bitte wählen Sie bei Amazon eine andere Zahlungsart:",
      "{url}",
      "Danach fordern wir die Zahlung erneut an. Sie müssen nicht noch einmal bestellen.",
    ],
  },
  "payment-failed": {
    subject: "Bestellung {order}: Ihre Zahlung wurde abgelehnt",
    paragraphs: [
      "Amazon Pay hat Ihre Zahlung von {amount} für die Bestellung {order} abgelehnt und versucht sie nicht noch einmal.",
      "Bitte wenden Sie sich an uns, um Ihre Bestellung auf andere Weise zu bezahlen.",
    ],
  },
  "parcel-declined": {
    subject: "Bestellung {order}: Bitte wählen Sie eine andere Zahlungsart",
    paragraphs: [
      "Ihre Zahlung von {amount} für ein Paket der Bestellung {order} wurde abgelehnt.",
      "Bitte wählen Sie bei Amazon eine andere Zahlungsart:",
      "{url}",
      "Danach fordern wir die Zahlung erneut an. Sie müssen nicht noch einmal bestellen.",
    ],
  },
  "parcel-failed": {
    subject: "Bestellung {order}: Ihre Zahlung wurde abgelehnt",
    paragraphs: [
      "Amazon Pay hat Ihre Zahlung von {amount} für ein Paket der Bestellung {order} abgelehnt und versucht sie nicht noch einmal.",
      "Bitte wenden Sie sich an uns, um es auf andere Weise zu bezahlen.",
    ],
  },
  "refund-declined": {
    subject: "Bestellung {order}: Ihre Erstattung verzögert sich",
    paragraphs: [
      "Amazon Pay konnte Ihre Erstattung von {amount} für die Bestellung {order} nicht auszahlen.",
      "Sie müssen nichts tun: Wir sorgen dafür, dass Sie Ihr Geld zurückerhalten.",
    ],
  },
  "refund-completed": {
    subject: "Bestellung {order}: Ihre Erstattung",
    paragraphs: [
      "Wir haben Ihnen {amount} für die Bestellung {order} erstattet.",
      "Das Geld geht auf die Zahlungsart zurück, mit der Sie bezahlt haben. Bis Sie es dort sehen, können einige Tage vergehen.",
    ],
  },
}

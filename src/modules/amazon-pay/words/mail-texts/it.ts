import type { MailTexts } from "./mail-text"

export const it: MailTexts = {
  greeting: "Buongiorno,",
  "payment-declined": {
    subject: "Ordine {order}: scegli un altro metodo di pagamento",
    paragraphs: [
      "Il tuo pagamento di {amount} per l’ordine {order} è stato rifiutato.",
      "Scegli un altro metodo di pagamento su Amazon:",
      "{url}",
      "Poi richiederemo di nuovo il pagamento. Non devi ordinare un’altra volta.",
    ],
  },
  "payment-failed": {
    subject: "Ordine {order}: il tuo pagamento è stato rifiutato",
    paragraphs: [
      "Amazon Pay ha rifiutato il tuo pagamento di {amount} per l’ordine {order} e non lo tenterà di nuovo.",
      "Contattaci per pagare il tuo ordine in un altro modo.",
    ],
  },
  "parcel-declined": {
    subject: "Ordine {order}: scegli un altro metodo di pagamento",
    paragraphs: [
      "Il tuo pagamento di {amount} per un pacco dell’ordine {order} è stato rifiutato.",
      "Scegli un altro metodo di pagamento su Amazon:",
      "{url}",
      "Poi richiederemo di nuovo il pagamento. Non devi ordinare un’altra volta.",
    ],
  },
  "parcel-failed": {
    subject: "Ordine {order}: il tuo pagamento è stato rifiutato",
    paragraphs: [
      "Amazon Pay ha rifiutato il tuo pagamento di {amount} per un pacco dell’ordine {order} e non lo tenterà di nuovo.",
      "Contattaci per pagarlo in un altro modo.",
    ],
  },
  "refund-declined": {
    subject: "Ordine {order}: il tuo rimborso è in ritardo",
    paragraphs: [
      "Amazon Pay non ha potuto versare il tuo rimborso di {amount} per l’ordine {order}.",
      "Non devi fare nulla: ci occupiamo noi di farti riavere il denaro.",
    ],
  },
  "refund-completed": {
    subject: "Ordine {order}: il tuo rimborso",
    paragraphs: [
      "Ti abbiamo rimborsato {amount} per l’ordine {order}.",
      "Il denaro torna sul metodo con cui hai pagato. Può passare qualche giorno prima che tu lo veda.",
    ],
  },
}

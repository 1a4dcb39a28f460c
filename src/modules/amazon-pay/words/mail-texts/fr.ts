import type { MailTexts } from "./mail-text"

export const fr: MailTexts = {
  greeting: "Bonjour,",
  "payment-declined": {
    subject: "Commande {order} : veuillez choisir un autre mode de paiement",
    paragraphs: [
      "Votre paiement de {amount} pour la commande {order} a été refusé.",
      "Veuillez choisir un autre mode de paiement chez Amazon :",
      "{url}",
      "Nous demanderons ensuite le paiement à nouveau. Vous n’avez pas besoin de repasser commande.",
    ],
  },
  "payment-failed": {
    subject: "Commande {order} : votre paiement a été refusé",
    paragraphs: [
      "Amazon Pay a refusé votre paiement de {amount} pour la commande {order} et ne le retentera pas.",
      "Veuillez nous contacter pour payer votre commande autrement.",
    ],
  },
  "parcel-declined": {
    subject: "Commande {order} : veuillez choisir un autre mode de paiement",
    paragraphs: [
      "Votre paiement de {amount} pour un colis de la commande {order} a été refusé.",
      "Veuillez choisir un autre mode de paiement chez Amazon :",
      "{url}",
      "Nous demanderons ensuite le paiement à nouveau. Vous n’avez pas besoin de repasser commande.",
    ],
  },
  "parcel-failed": {
    subject: "Commande {order} : votre paiement a été refusé",
    paragraphs: [
      "Amazon Pay a refusé votre paiement de {amount} pour un colis de la commande {order} et ne le retentera pas.",
      "Veuillez nous contacter pour le payer autrement.",
    ],
  },
  "refund-declined": {
    subject: "Commande {order} : votre remboursement est retardé",
    paragraphs: [
      "Amazon Pay n’a pas pu verser votre remboursement de {amount} pour la commande {order}.",
      "Vous n’avez rien à faire : nous veillons à ce que vous récupériez votre argent.",
    ],
  },
  "refund-completed": {
    subject: "Commande {order} : votre remboursement",
    paragraphs: [
      "Nous vous avons remboursé {amount} pour la commande {order}.",
      "L’argent revient sur le mode de paiement que vous avez utilisé. Quelques jours peuvent s’écouler avant qu’il n’y apparaisse.",
    ],
  },
}

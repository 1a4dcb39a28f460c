import type { Strings } from "./strings.ts"

export const fr: Strings = {
  region: "Payer avec Amazon",
  loading: "Chargement d’Amazon Pay…",
  signIn: "Utilisez les adresses et les moyens de paiement de votre compte Amazon.",
  signingIn: "Connectez-vous à Amazon dans la fenêtre qui s’est ouverte.",
  address: "Adresse de livraison",
  payment: "Moyen de paiement",
  fixedAddress: "Adresse de livraison (ne peut plus être modifiée)",
  total: "À payer : {total}",
  consent: "J’accepte de payer {total}.",
  placeOrder: "Commander avec obligation de paiement",
  placing: "Votre commande est en cours d’envoi…",
  toAmazon: "Vous allez être dirigé vers Amazon pour confirmer le paiement…",
  checking: "Nous vérifions l’état de votre paiement…",
  continueOrder: "Poursuivre la commande",
  placed: "Merci. Votre commande est enregistrée.",
  waiting:
    "Votre commande est enregistrée. Amazon vérifie encore le paiement ; vous n’avez rien à faire.",
  orderDeclined:
    "Amazon a refusé le paiement de cette commande. Veuillez choisir un autre mode de paiement chez Amazon ou nous contacter.",
  retry: "Réessayer",
  signOut: "Se déconnecter d’Amazon",
  useAmazonAgain: "Réessayer Amazon Pay",
  problems: {
    "store-unreachable": "La boutique est injoignable. Vérifiez votre connexion et réessayez.",
    "store-refused": "La boutique n’a pas pu effectuer cette opération.",
    "unexpected-answer":
      "La boutique a donné une réponse inattendue. Veuillez payer d’une autre façon.",
    "amazon-unreachable":
      "Amazon Pay est injoignable pour le moment. Réessayez ou payez d’une autre façon.",
    "script-conflict": "Amazon Pay nécessite de recharger cette page.",
    "not-configured":
      "Amazon Pay n’est pas disponible dans cette boutique pour le moment. Veuillez payer d’une autre façon.",
    "not-offered": "Amazon Pay n’est pas proposé pour ce panier. Veuillez payer d’une autre façon.",
    "sign-in-failed": "Vous n’avez pas été connecté à Amazon.",
    "session-expired": "Vous n’êtes plus connecté à Amazon. Veuillez vous reconnecter.",
    "checkout-expired":
      "Vos choix chez Amazon ont expiré. Veuillez choisir à nouveau l’adresse et le moyen de paiement.",
    "amazon-trouble": "Amazon signale un problème. Veuillez réessayer.",
    "payment-declined":
      "Votre moyen de paiement a été refusé. Choisissez-en un autre, puis commandez à nouveau.",
    "payment-not-processed":
      "Amazon n’a pas pu traiter le paiement pour le moment. Rien n’a été débité. Veuillez passer la commande à nouveau.",
    "payment-refused": "Amazon n’a pas pu accepter ce paiement. Veuillez payer d’une autre façon.",
    "authentication-failed":
      "Votre banque n’a pas confirmé le paiement. Veuillez payer d’une autre façon.",
    "authentication-abandoned":
      "Le paiement n’a pas été confirmé. Choisissez un moyen de paiement et commandez à nouveau.",
    "authentication-open":
      "Le paiement n’est pas encore confirmé. Vérifiez vos choix et commandez à nouveau.",
    "order-refused": "La commande n’a pas pu être passée.",
    interrupted:
      "Votre commande a été interrompue. Poursuivez pour la terminer ; vous ne serez pas débité deux fois.",
    "outcome-unknown":
      "Nous ne savons pas encore si votre commande est enregistrée. Poursuivez pour le savoir ; vous ne serez pas débité deux fois.",
    "total-changed": "Le total a changé. Veuillez le vérifier et l’accepter à nouveau.",
  },
  constraints: {
    CountryNotDelivered:
      "Avec Amazon Pay, cette boutique ne livre pas dans ce pays. Veuillez choisir une autre adresse.",
    PoBoxNotDelivered:
      "Cette boutique ne livre pas aux boîtes postales. Veuillez choisir une autre adresse.",
    PackingStationNotDelivered:
      "Cette boutique ne livre pas aux consignes ni aux points relais. Veuillez choisir une autre adresse.",
    ProductNotOffered:
      "Votre panier contient un article qui ne peut pas être payé avec Amazon Pay. Veuillez payer d’une autre façon.",
    CustomerNotOffered:
      "Amazon Pay n’est pas proposé pour votre compte client. Veuillez payer d’une autre façon.",
    AddressDiffers:
      "L’adresse de livraison n’est pas celle choisie chez Amazon. Veuillez la choisir de nouveau.",
    AddressUnread: "Veuillez choisir l’adresse de livraison encore une fois.",
    AmountNotSet: "Amazon ne connaît pas encore le total. Veuillez réessayer.",
    BuyerEqualsSeller:
      "Vous ne pouvez pas acheter dans votre propre boutique avec ce compte Amazon.",
    CurrencyMismatch:
      "Ce moyen de paiement ne peut pas être utilisé dans la devise de votre panier.",
    PaymentMethodNotAllowed:
      "Ce moyen de paiement ne peut pas être utilisé ici. Veuillez en choisir un autre.",
    PaymentMethodNotUpdated: "Veuillez choisir un autre moyen de paiement : celui-ci a été refusé.",
    PaymentPlanNotSet: "Veuillez choisir un moyen de paiement.",
    ShippingAddressNotServed:
      "Cette boutique ne livre pas à cette adresse. Veuillez en choisir une autre.",
    ShippingAddressNotSet: "Veuillez choisir une adresse de livraison.",
  },
}

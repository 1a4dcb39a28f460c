import type { MailTexts } from "./mail-text"

export const es: MailTexts = {
  greeting: "Hola:",
  "payment-declined": {
    subject: "Pedido {order}: elija otro método de pago",
    paragraphs: [
      "Su pago de {amount} para el pedido {order} se ha rechazado.",
      "Elija otro método de pago en Amazon:",
      "{url}",
      "Después volveremos a solicitar el pago. No tiene que hacer otro pedido.",
    ],
  },
  "payment-failed": {
    subject: "Pedido {order}: su pago se ha rechazado",
    paragraphs: [
      "Amazon Pay ha rechazado su pago de {amount} para el pedido {order} y no volverá a intentarlo.",
      "Póngase en contacto con nosotros para pagar su pedido de otra forma.",
    ],
  },
  "parcel-declined": {
    subject: "Pedido {order}: elija otro método de pago",
    paragraphs: [
      "Su pago de {amount} para un paquete del pedido {order} se ha rechazado.",
      "Elija otro método de pago en Amazon:",
      "{url}",
      "Después volveremos a solicitar el pago. No tiene que hacer otro pedido.",
    ],
  },
  "parcel-failed": {
    subject: "Pedido {order}: su pago se ha rechazado",
    paragraphs: [
      "Amazon Pay ha rechazado su pago de {amount} para un paquete del pedido {order} y no volverá a intentarlo.",
      "Póngase en contacto con nosotros para pagarlo de otra forma.",
    ],
  },
  "refund-declined": {
    subject: "Pedido {order}: su reembolso se retrasa",
    paragraphs: [
      "Amazon Pay no ha podido abonar su reembolso de {amount} del pedido {order}.",
      "No tiene que hacer nada: nos encargamos de que recupere su dinero.",
    ],
  },
  "refund-completed": {
    subject: "Pedido {order}: su reembolso",
    paragraphs: [
      "Le hemos reembolsado {amount} del pedido {order}.",
      "El dinero vuelve al método de pago que utilizó. Pueden pasar unos días hasta que lo vea.",
    ],
  },
}

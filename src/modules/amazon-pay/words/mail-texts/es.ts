import type { MailTexts } from "./mail-text"

export const es: MailTexts = {
  greeting: "Hola:",
  "payment-declined": {
    subject: "Pedido {order}: elige otro método de pago",
    paragraphs: [
      "Tu pago de {amount} para el pedido {order} se ha rechazado.",
      "Elige otro método de pago en Amazon:",
      "{url}",
      "Después volveremos a solicitar el pago. No tienes que hacer otro pedido.",
    ],
  },
  "payment-failed": {
    subject: "Pedido {order}: tu pago se ha rechazado",
    paragraphs: [
      "Amazon Pay ha rechazado tu pago de {amount} para el pedido {order} y no volverá a intentarlo.",
      "Ponte en contacto con nosotros para pagar tu pedido de otra forma.",
    ],
  },
  "parcel-declined": {
    subject: "Pedido {order}: elige otro método de pago",
    paragraphs: [
      "Tu pago de {amount} para un paquete del pedido {order} se ha rechazado.",
      "Elige otro método de pago en Amazon:",
      "{url}",
      "Después volveremos a solicitar el pago. No tienes que hacer otro pedido.",
    ],
  },
  "parcel-failed": {
    subject: "Pedido {order}: tu pago se ha rechazado",
    paragraphs: [
      "Amazon Pay ha rechazado tu pago de {amount} para un paquete del pedido {order} y no volverá a intentarlo.",
      "Ponte en contacto con nosotros para pagarlo de otra forma.",
    ],
  },
  "refund-declined": {
    subject: "Pedido {order}: tu reembolso se retrasa",
    paragraphs: [
      "Amazon Pay no ha podido abonar tu reembolso de {amount} del pedido {order}.",
      "No tienes que hacer nada: nos encargamos de que recuperes tu dinero.",
    ],
  },
  "refund-completed": {
    subject: "Pedido {order}: tu reembolso",
    paragraphs: [
      "Te hemos reembolsado {amount} del pedido {order}.",
      "El dinero vuelve al método de pago que usaste. Pueden pasar unos días hasta que lo veas.",
    ],
  },
}

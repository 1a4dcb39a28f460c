import type { Strings } from "./strings.ts"

export const es: Strings = {
  region: "Pagar con Amazon",
  loading: "Cargando Amazon Pay…",
  signIn: "Use las direcciones y los métodos de pago de su cuenta de Amazon.",
  signingIn: "Inicie sesión en Amazon en la ventana que se ha abierto.",
  address: "Dirección de entrega",
  payment: "Método de pago",
  fixedAddress: "Dirección de entrega (ya no se puede cambiar)",
  total: "A pagar: {total}",
  consent: "Acepto pagar {total}.",
  placeOrder: "Comprar con obligación de pago",
  placing: "Estamos tramitando su pedido…",
  toAmazon: "Va a pasar a Amazon para confirmar el pago…",
  checking: "Estamos comprobando el estado del pago…",
  continueOrder: "Continuar con el pedido",
  placed: "Gracias. Hemos recibido su pedido.",
  waiting:
    "Hemos recibido su pedido. Amazon todavía está comprobando el pago; no tiene que hacer nada.",
  orderDeclined:
    "Amazon ha rechazado el pago de este pedido. Elija otro método de pago en Amazon o póngase en contacto con nosotros.",
  retry: "Reintentar",
  signOut: "Cerrar sesión en Amazon",
  useAmazonAgain: "Volver a intentarlo con Amazon Pay",
  problems: {
    "store-unreachable":
      "No se puede contactar con la tienda. Compruebe su conexión y vuelva a intentarlo.",
    "store-refused": "La tienda no ha podido realizar la operación.",
    "unexpected-answer": "La tienda ha dado una respuesta inesperada. Pague de otra forma.",
    "amazon-unreachable":
      "Amazon Pay no está disponible en este momento. Vuelva a intentarlo o pague de otra forma.",
    "script-conflict": "Para usar Amazon Pay hay que volver a cargar esta página.",
    "not-configured":
      "Amazon Pay no está disponible en esta tienda en este momento. Pague de otra forma.",
    "not-offered": "Amazon Pay no se ofrece para esta cesta. Pague de otra forma.",
    "sign-in-failed": "No ha iniciado sesión en Amazon.",
    "session-expired": "Su sesión en Amazon ha caducado. Vuelva a iniciar sesión.",
    "checkout-expired":
      "Lo que eligió en Amazon ha caducado. Vuelva a elegir la dirección y el método de pago.",
    "amazon-trouble": "Amazon informa de un problema. Vuelva a intentarlo.",
    "payment-declined":
      "Su método de pago ha sido rechazado. Elija otro y vuelva a hacer el pedido.",
    "payment-not-processed":
      "Amazon no ha podido procesar el pago en este momento. No se ha cobrado nada. Vuelva a hacer el pedido.",
    "payment-refused": "Amazon no ha podido aceptar el pago. Pague de otra forma.",
    "authentication-failed": "Su banco no ha confirmado el pago. Pague de otra forma.",
    "authentication-abandoned":
      "El pago no se ha confirmado. Elija un método de pago y vuelva a hacer el pedido.",
    "authentication-open":
      "El pago aún no está confirmado. Revise lo elegido y vuelva a hacer el pedido.",
    "order-refused": "No se ha podido hacer el pedido.",
    interrupted:
      "El pedido se ha interrumpido. Continúe para terminarlo; no se le cobrará dos veces.",
    "outcome-unknown":
      "Aún no sabemos si hemos recibido su pedido. Continúe para averiguarlo; no se le cobrará dos veces.",
    "total-changed": "El total ha cambiado. Revíselo y acéptelo de nuevo.",
  },
  constraints: {
    CountryNotDelivered:
      "Con Amazon Pay esta tienda no entrega en este país. Elija otra dirección.",
    PoBoxNotDelivered: "Esta tienda no entrega en apartados de correos. Elija otra dirección.",
    PackingStationNotDelivered:
      "Esta tienda no entrega en estaciones ni puntos de recogida. Elija otra dirección.",
    ProductNotOffered:
      "En su cesta hay algo que no se puede pagar con Amazon Pay. Pague de otra forma.",
    CustomerNotOffered: "Amazon Pay no se ofrece para su cuenta de cliente. Pague de otra forma.",
    AddressDiffers: "La dirección de entrega no es la elegida en Amazon. Elíjala de nuevo.",
    AddressUnread: "Elija la dirección de entrega una vez más.",
    AmountNotSet: "Amazon aún no conoce el total. Vuelva a intentarlo.",
    BuyerEqualsSeller: "No puede comprar en su propia tienda con esta cuenta de Amazon.",
    CurrencyMismatch: "Este método de pago no se puede usar en la moneda de su cesta.",
    PaymentMethodNotAllowed: "Este método de pago no se puede usar aquí. Elija otro.",
    PaymentMethodNotUpdated: "Elija otro método de pago: este ha sido rechazado.",
    PaymentPlanNotSet: "Elija un método de pago.",
    ShippingAddressNotServed: "Esta tienda no entrega en esta dirección. Elija otra.",
    ShippingAddressNotSet: "Elija una dirección de entrega.",
  },
}

import type { Strings } from "./strings.ts"

export const it: Strings = {
  region: "Paga con Amazon",
  loading: "Caricamento di Amazon Pay…",
  signIn: "Usa gli indirizzi e i metodi di pagamento del tuo account Amazon.",
  signingIn: "Accedi ad Amazon nella finestra che si è aperta.",
  address: "Indirizzo di consegna",
  payment: "Metodo di pagamento",
  fixedAddress: "Indirizzo di consegna (non più modificabile)",
  total: "Da pagare: {total}",
  consent: "Accetto di pagare {total}.",
  placeOrder: "Ordina con obbligo di pagamento",
  placing: "Stiamo inviando il tuo ordine…",
  toAmazon: "Stai per passare ad Amazon per confermare il pagamento…",
  checking: "Stiamo verificando lo stato del pagamento…",
  continueOrder: "Continua con l’ordine",
  placed: "Grazie. Il tuo ordine è stato ricevuto.",
  waiting:
    "Il tuo ordine è stato ricevuto. Amazon sta ancora verificando il pagamento; non devi fare nulla.",
  orderDeclined:
    "Amazon ha rifiutato il pagamento di questo ordine. Scegli un altro metodo di pagamento su Amazon oppure contattaci.",
  retry: "Riprova",
  signOut: "Esci da Amazon",
  useAmazonAgain: "Riprova con Amazon Pay",
  problems: {
    "store-unreachable": "Il negozio non è raggiungibile. Controlla la connessione e riprova.",
    "store-refused": "Il negozio non ha potuto eseguire l’operazione.",
    "unexpected-answer": "Il negozio ha dato una risposta inattesa. Paga in un altro modo.",
    "amazon-unreachable":
      "Amazon Pay non è raggiungibile al momento. Riprova o paga in un altro modo.",
    "script-conflict": "Per usare Amazon Pay occorre ricaricare questa pagina.",
    "not-configured":
      "Amazon Pay non è disponibile in questo negozio al momento. Paga in un altro modo.",
    "not-offered": "Amazon Pay non è offerto per questo carrello. Paga in un altro modo.",
    "sign-in-failed": "Non hai effettuato l’accesso ad Amazon.",
    "session-expired": "La sessione con Amazon è scaduta. Accedi di nuovo.",
    "checkout-expired":
      "Le tue scelte su Amazon sono scadute. Scegli di nuovo indirizzo e metodo di pagamento.",
    "amazon-trouble": "Amazon segnala un problema. Riprova.",
    "payment-declined":
      "Il tuo metodo di pagamento è stato rifiutato. Scegline un altro e ordina di nuovo.",
    "payment-not-processed":
      "Amazon non è riuscita a elaborare il pagamento in questo momento. Non è stato addebitato nulla. Invia di nuovo l’ordine.",
    "payment-refused": "Amazon non ha potuto accettare il pagamento. Paga in un altro modo.",
    "authentication-failed": "La tua banca non ha confermato il pagamento. Paga in un altro modo.",
    "authentication-abandoned":
      "Il pagamento non è stato confermato. Scegli un metodo di pagamento e ordina di nuovo.",
    "authentication-open":
      "Il pagamento non è ancora confermato. Controlla le tue scelte e ordina di nuovo.",
    "order-refused": "Non è stato possibile inviare l’ordine.",
    interrupted:
      "L’invio dell’ordine è stato interrotto. Continua per completarlo; non pagherai due volte.",
    "outcome-unknown":
      "Non sappiamo ancora se l’ordine è stato ricevuto. Continua per scoprirlo; non pagherai due volte.",
    "total-changed": "Il totale è cambiato. Controllalo e accettalo di nuovo.",
  },
  constraints: {
    CountryNotDelivered:
      "Con Amazon Pay questo negozio non consegna in questo paese. Scegli un altro indirizzo.",
    PoBoxNotDelivered: "Questo negozio non consegna a caselle postali. Scegli un altro indirizzo.",
    PackingStationNotDelivered:
      "Questo negozio non consegna a stazioni di ritiro o punti di ritiro. Scegli un altro indirizzo.",
    ProductNotOffered:
      "Nel carrello c’è qualcosa che non si può pagare con Amazon Pay. Paga in un altro modo.",
    CustomerNotOffered: "Amazon Pay non è offerto per il tuo account. Paga in un altro modo.",
    AddressDiffers: "L’indirizzo di consegna non è quello scelto su Amazon. Sceglilo di nuovo.",
    AddressUnread: "Scegli ancora una volta l’indirizzo di consegna.",
    AmountNotSet: "Amazon non conosce ancora il totale. Riprova.",
    BuyerEqualsSeller: "Non puoi acquistare nel tuo stesso negozio con questo account Amazon.",
    CurrencyMismatch: "Questo metodo di pagamento non è utilizzabile nella valuta del carrello.",
    PaymentMethodNotAllowed:
      "Questo metodo di pagamento non è utilizzabile qui. Scegline un altro.",
    PaymentMethodNotUpdated: "Scegli un altro metodo di pagamento: questo è stato rifiutato.",
    PaymentPlanNotSet: "Scegli un metodo di pagamento.",
    ShippingAddressNotServed: "Questo negozio non consegna a questo indirizzo. Scegline un altro.",
    ShippingAddressNotSet: "Scegli un indirizzo di consegna.",
  },
}

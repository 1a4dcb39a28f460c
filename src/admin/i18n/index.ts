import de from "./de.json"
import en from "./en.json"
import es from "./es.json"
import fr from "./fr.json"
import ja from "./ja.json"

/** The dashboard merges these into its own translations; each language has the plugin's namespace. */
export default {
  de: { amazonPay: de },
  en: { amazonPay: en },
  es: { amazonPay: es },
  fr: { amazonPay: fr },
  ja: { amazonPay: ja },
}

import de from "./de.json"
import en from "./en.json"
import es from "./es.json"
import findingsDe from "./findings/de.json"
import findingsEs from "./findings/es.json"
import findingsFr from "./findings/fr.json"
import findingsJa from "./findings/ja.json"
import fr from "./fr.json"
import ja from "./ja.json"

/**
 * The dashboard merges these into its own translations; each language has the plugin's namespace. What the connection
 * check finds comes from the store in English, which therefore is not here.
 */
export default {
  de: { amazonPay: { ...de, findings: findingsDe } },
  en: { amazonPay: en },
  es: { amazonPay: { ...es, findings: findingsEs } },
  fr: { amazonPay: { ...fr, findings: findingsFr } },
  ja: { amazonPay: { ...ja, findings: findingsJa } },
}

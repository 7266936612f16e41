package org.threeline.desk.mail;

import java.util.List;
import java.util.Locale;
import org.threeline.desk.branding.Branding;

/** How a letter looks, as text and as HTML. It loads nothing from anywhere and reads well in dark mail programs too. */
final class LetterLayout {
    private static final String CARD = "max-width:560px;margin:0 auto;padding:28px;background:#ffffff;"
            + "border:1px solid #dfe3ea;border-radius:8px";
    private static final String BODY = "margin:0;padding:24px 12px;background:#f4f5f8;color:#1d2433;"
            + "font:16px/1.5 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
    private static final String BUTTON = "display:inline-block;padding:10px 18px;color:#ffffff;"
            + "border-radius:8px;text-decoration:none;font-weight:600;background:";
    private static final String QUOTE = "margin:0 0 20px;padding:12px 16px;background:#f4f5f8;color:#1d2433;"
            + "border-radius:4px;white-space:pre-wrap;overflow-wrap:anywhere;border-left:3px solid ";
    private static final String QUIET = "color:#5a6478;font-size:14px";
    private static final String DARK = "@media (prefers-color-scheme:dark){"
            + ".tl-page{background:#12151c!important;color:#e6e9f0!important}"
            + ".tl-card{background:#1b202b!important;border-color:#323a4a!important}"
            + ".tl-quote{background:#242b39!important;color:#e6e9f0!important}"
            + ".tl-quiet,.tl-quiet a{color:#a3adbf!important}"
            + ".tl-link{color:%s!important}}";

    private LetterLayout() {}

    /** A name and what it stands for. */
    record Line(String label, String value) {}

    /** One piece of news in a summary; the link may be empty. */
    record News(String what, String about, String link) {}

    /**
     * What a letter says, as plain text; whatever may be absent is empty.
     *
     * @param quote what somebody wrote, with its line breaks
     * @param link where the button leads
     */
    record Content(
            Locale language,
            String hello,
            String lead,
            String text,
            String quote,
            List<Line> lines,
            List<News> news,
            String button,
            String link,
            String foot,
            String preferences,
            String preferencesLink) {}

    static String text(Content content) {
        var text = new StringBuilder();
        paragraph(text, content.hello());
        paragraph(text, content.lead());
        paragraph(text, content.text());
        if (!content.quote().isEmpty()) {
            paragraph(
                    text,
                    content.quote().lines().map(line -> "> " + line).reduce("", (all, line) -> all + line + "\n"));
        }
        content.lines().forEach(line -> text.append(line.label())
                .append(": ")
                .append(line.value())
                .append('\n'));
        if (!content.lines().isEmpty()) {
            text.append('\n');
        }
        content.news().forEach(news -> text.append("- ")
                .append(news.what())
                .append(": ")
                .append(news.about())
                .append('\n')
                .append(news.link().isEmpty() ? "" : "  " + news.link() + "\n"));
        if (!content.news().isEmpty()) {
            text.append('\n');
        }
        if (!content.link().isEmpty()) {
            paragraph(text, content.button() + ": " + content.link());
        }
        text.append("-- \n").append(content.foot()).append('\n');
        if (!content.preferencesLink().isEmpty()) {
            text.append(content.preferences())
                    .append(": ")
                    .append(content.preferencesLink())
                    .append('\n');
        }
        return text.toString();
    }

    private static void paragraph(StringBuilder text, String words) {
        if (!words.isEmpty()) {
            text.append(words.stripTrailing()).append("\n\n");
        }
    }

    /** @param look what the desk is called and its colour; a logo would be something to load, and is left out */
    static String html(Content content, Branding look) {
        var solid = look.colour().solid().css();
        var link = look.colour().onLight().css();
        var html = new StringBuilder("<!DOCTYPE html><html lang=\""
                + content.language().getLanguage() + "\"><head>"
                + "<meta charset=\"UTF-8\"><meta name=\"viewport\" content=\"width=device-width\">"
                + "<meta name=\"color-scheme\" content=\"light dark\">"
                + "<meta name=\"supported-color-schemes\" content=\"light dark\"><title>" + escaped(look.name())
                + "</title><style>" + DARK.replace("%s", look.colour().onDark().css())
                + "</style></head><body class=\"tl-page\" style=\"" + BODY + "\"><div class=\"tl-card\" style=\""
                + CARD + "\"><p class=\"tl-link\" style=\"margin:0 0 16px;font-weight:600;color:" + link + "\">"
                + escaped(look.name()) + "</p><p class=\"tl-quiet\" style=\"margin:0 0 16px;" + QUIET + "\">"
                + escaped(content.hello())
                + "</p><p style=\"margin:0 0 20px;font-size:19px;font-weight:600;line-height:1.35\">"
                + escaped(content.lead()) + "</p>");
        if (!content.text().isEmpty()) {
            html.append("<p style=\"margin:0 0 20px\">")
                    .append(escaped(content.text()))
                    .append("</p>");
        }
        if (!content.quote().isEmpty()) {
            html.append("<div class=\"tl-quote\" style=\"" + QUOTE + solid + "\">")
                    .append(escaped(content.quote()))
                    .append("</div>");
        }
        for (var line : content.lines()) {
            html.append("<p style=\"margin:0 0 6px\"><span class=\"tl-quiet\" style=\"" + QUIET + "\">")
                    .append(escaped(line.label()))
                    .append("</span><br>")
                    .append(escaped(line.value()))
                    .append("</p>");
        }
        for (var news : content.news()) {
            html.append("<p style=\"margin:0 0 12px\">")
                    .append(escaped(news.what()))
                    .append("<br>");
            html.append(
                    news.link().isEmpty()
                            ? escaped(news.about())
                            : "<a class=\"tl-link\" style=\"color:" + link + "\" href=\"" + escaped(news.link()) + "\">"
                                    + escaped(news.about()) + "</a>");
            html.append("</p>");
        }
        if (!content.link().isEmpty()) {
            html.append("<p style=\"margin:24px 0 0\"><a style=\"" + BUTTON + solid + "\" href=\"")
                    .append(escaped(content.link()))
                    .append("\">")
                    .append(escaped(content.button()))
                    .append("</a></p>");
        }
        html.append("</div><p class=\"tl-quiet\" style=\"max-width:560px;margin:16px auto 0;padding:0 28px;" + QUIET
                + "\">" + escaped(content.foot()));
        if (!content.preferencesLink().isEmpty()) {
            html.append("<br><a style=\"color:#5a6478\" href=\"" + escaped(content.preferencesLink()) + "\">"
                    + escaped(content.preferences()) + "</a>");
        }
        return html.append("</p></body></html>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

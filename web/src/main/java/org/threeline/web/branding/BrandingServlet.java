package org.threeline.web.branding;

import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.threeline.desk.branding.Accent;
import org.threeline.desk.branding.Brandings;
import org.threeline.desk.branding.LogoFile;

/**
 * Serves what a company's look is made of: {@code /branding/logo/<hash>}, and for any colour its style sheet, the one for
 * a preview, and the product's sign in it. All of it is the same for good under its address, and for everybody.
 */
@WebServlet("/branding/*")
public class BrandingServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    private static final Pattern LOGO = Pattern.compile("/logo/([0-9a-f]{64})");
    private static final Pattern COLOURED = Pattern.compile("/([0-9a-f]{6})(-preview)?\\.(css|svg)");

    @Inject
    transient Brandings brandings;

    static String logo(HttpServletRequest request, String hash) {
        return request.getContextPath() + "/branding/logo/" + hash;
    }

    static String sheet(HttpServletRequest request, Accent accent) {
        return request.getContextPath() + "/branding/" + accent.hex() + ".css";
    }

    /** The same shades, for whatever lies in a {@code tl-preview} only. */
    public static String previewSheet(HttpServletRequest request, Accent accent) {
        return request.getContextPath() + "/branding/" + accent.hex() + "-preview.css";
    }

    static String sign(HttpServletRequest request, Accent accent) {
        return request.getContextPath() + "/branding/" + accent.hex() + ".svg";
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = request.getPathInfo() == null ? "" : request.getPathInfo();
        var logo = LOGO.matcher(path);
        var coloured = COLOURED.matcher(path);
        if (logo.matches()) {
            send(find(logo.group(1)), response);
        } else if (coloured.matches()) {
            var accent = Accent.parse(coloured.group(1)).orElseThrow();
            var isPreview = coloured.group(2) != null;
            if (coloured.group(3).equals("css")) {
                send("text/css", (isPreview ? ".tl-preview" : ":root") + "{" + accent.declarations() + "}\n", response);
            } else {
                send("image/svg+xml", sign(accent), response);
            }
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private Optional<LogoFile> find(String hash) {
        try {
            return brandings.logo(hash);
        } catch (EJBException unanswered) {
            log("A logo could not be read", unanswered);
            return Optional.empty();
        }
    }

    private static void send(Optional<LogoFile> logo, HttpServletResponse response) throws IOException {
        if (logo.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        // An image is looked at; opened by itself it can load and run nothing.
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
        response.setHeader("Cache-Control", FOR_GOOD);
        response.setContentType(logo.get().mediaType());
        response.setContentLength(logo.get().content().length);
        response.getOutputStream().write(logo.get().content());
    }

    private static void send(String type, String text, HttpServletResponse response) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", FOR_GOOD);
        response.setContentType(type);
        response.setCharacterEncoding("UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static String sign(Accent accent) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 28 28\"><rect width=\"28\" height=\"28\" rx=\"8\""
                + " fill=\"" + accent.solid().css() + "\"/><g fill=\"#fff\">"
                + "<rect x=\"7\" y=\"8\" width=\"14\" height=\"2.6\" rx=\"1.3\"/>"
                + "<rect x=\"7\" y=\"12.7\" width=\"10\" height=\"2.6\" rx=\"1.3\"/>"
                + "<rect x=\"7\" y=\"17.4\" width=\"6\" height=\"2.6\" rx=\"1.3\"/></g></svg>\n";
    }
}

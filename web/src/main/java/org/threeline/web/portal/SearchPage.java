package org.threeline.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.threeline.web.portal.OwnRequests.Part;

/** What was found for the words of the search box. The box shows the same page's results while one types. */
@Named
@RequestScoped
public class SearchPage {
    private static final int MOST_SERVICES = 8;
    private static final int MOST_REQUESTS = 5;
    private static final int LONGEST = 200;

    @Inject
    Offers offers;

    @Inject
    OwnRequests requests;

    @Inject
    HttpServletRequest request;

    private List<ServiceOffer> services;
    private List<RequestRow> found;

    /** What is searched for; empty for nothing. */
    public String text() {
        var typed = request.getParameter("q");
        var text = typed == null ? "" : typed.strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    public List<ServiceOffer> services() {
        if (services == null) {
            services = offers.find(text(), MOST_SERVICES);
        }
        return services;
    }

    public List<RequestRow> requests() {
        if (found == null) {
            found = text().isEmpty()
                    ? List.of()
                    : requests.rows(
                            requests.page(Part.ALL, text(), null, MOST_REQUESTS).items());
        }
        return found;
    }

    public int count() {
        return services().size() + requests().size();
    }

    /** The service for what fits nowhere, where no other was found; null otherwise. */
    public ServiceOffer somethingElse() {
        return services().isEmpty() && !text().isEmpty()
                ? offers.somethingElse().orElse(null)
                : null;
    }

    /** The text as it stands in an address. */
    public String encoded() {
        return URLEncoder.encode(text(), StandardCharsets.UTF_8);
    }
}

package org.threeline.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.ticket.ServiceDemand;
import org.threeline.web.portal.OwnRequests.Part;

/** The first page: what do you need, and how far are the things you asked for. */
@Named
@RequestScoped
public class HomePage {
    private static final int REQUESTS = 6;
    private static final int SERVICES = 4;
    private static final int FIRST_SERVICES = 5;

    @Inject
    Offers offers;

    @Inject
    OwnRequests requests;

    @Inject
    ServiceDemand demand;

    @Inject
    CurrentPerson person;

    @Inject
    HttpServletRequest request;

    private final Map<Part, Integer> counts = new EnumMap<>(Part.class);
    private List<OfferedFamily> families;
    private List<RequestRow> rows;
    private List<ServiceOffer> recent;
    private List<ServiceOffer> popular;
    private boolean hasMore;

    public List<OfferedFamily> families() {
        if (families == null) {
            families = offers.families();
        }
        return families;
    }

    public List<Part> parts() {
        return List.of(Part.OPEN, Part.WAITING, Part.DONE);
    }

    public Part part() {
        var part = Part.of(request.getParameter("show"));
        return parts().contains(part) ? part : Part.OPEN;
    }

    /** How many requests are in a part; what is done is not counted, because nobody waits for it. */
    public int count(Part part) {
        return part == Part.DONE ? 0 : counts.computeIfAbsent(part, requests::count);
    }

    public List<RequestRow> rows() {
        if (rows == null) {
            var page = requests.page(part(), null, null, REQUESTS);
            hasMore = page.next() != null;
            rows = requests.rows(page.items());
        }
        return rows;
    }

    public boolean isMore() {
        rows();
        return hasMore;
    }

    /** Services the person asked for last. */
    public List<ServiceOffer> recent() {
        if (recent == null) {
            recent = offers.of(demand.recentOf(person.id()).stream(), SERVICES);
        }
        return recent;
    }

    /** Services many people ask for, without those the person has at hand already. */
    public List<ServiceOffer> popular() {
        if (popular == null) {
            var shown = new HashSet<String>();
            recent().forEach(service -> shown.add(service.key()));
            popular = offers.of(demand.popular().stream().filter(key -> !shown.contains(key)), SERVICES);
        }
        return popular;
    }

    /** Some services to begin with, where neither this person nor anybody else has asked for much yet. */
    public List<ServiceOffer> first() {
        return recent().isEmpty() && popular().isEmpty() ? offers.firsts(FIRST_SERVICES) : List.of();
    }
}

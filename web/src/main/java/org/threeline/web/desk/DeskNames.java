package org.threeline.web.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.threeline.catalog.group.GroupDefinition;
import org.threeline.catalog.group.SupportGroups;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.desk.ticket.BreachReason;
import org.threeline.kernel.LocalizedText;
import org.threeline.web.faces.Choice;
import org.threeline.web.faces.Words;

/** What services and groups are called in the viewer's language, retired and imported ones too. */
@Named("deskNames")
@RequestScoped
public class DeskNames {
    @Inject
    Catalogue catalogue;

    @Inject
    SupportGroups groups;

    @Inject
    Words words;

    private Map<String, LocalizedText> stored;

    /** The group's name; its key where nobody knows it. */
    public String group(String key) {
        if (key == null) {
            return "";
        }
        return catalogue
                .inForce()
                .group(key)
                .map(GroupDefinition::name)
                .map(words::text)
                .orElseGet(() -> words.text(stored().getOrDefault(key, new LocalizedText(key, null))));
    }

    /** The service's name as it is called now; its key where the catalogue has it no more. */
    public String service(String key) {
        return catalogue
                .inForce()
                .service(key)
                .map(ServiceOffering::name)
                .map(words::text)
                .orElse(key);
    }

    /** Why a promise was broken, in words; empty for null. */
    public String breachReason(String written) {
        return BreachReason.of(written).map(words::name).orElse(written == null ? "" : written);
    }

    /** Every service by name, for filters. */
    List<Choice> services() {
        return catalogue.inForce().services().stream()
                .map(service -> new Choice(service.key(), words.text(service.name())))
                .sorted(Comparator.comparing(Choice::label, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** Every group of the catalogue by name, for filters. */
    List<Choice> groups() {
        return catalogue.inForce().groups().stream()
                .map(group -> new Choice(group.key(), words.text(group.name())))
                .sorted(Comparator.comparing(Choice::label, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    private Map<String, LocalizedText> stored() {
        if (stored == null) {
            stored = groups.names();
        }
        return stored;
    }
}

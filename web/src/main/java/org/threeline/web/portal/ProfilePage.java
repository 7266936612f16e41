package org.threeline.web.portal;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.Identity;
import org.threeline.desk.identity.PersonalPreferences;
import org.threeline.desk.identity.PersonalPreferences.Wishes;
import org.threeline.web.faces.Choice;
import org.threeline.web.faces.LookCookies;
import org.threeline.web.faces.Viewer;
import org.threeline.web.faces.Words;

/** What the desk knows of whoever looks, and what that person decides alone. */
@Named
@RequestScoped
public class ProfilePage {
    @Inject
    PersonalPreferences preferences;

    @Inject
    CurrentPerson person;

    @Inject
    Viewer viewer;

    @Inject
    Words words;

    @Inject
    HttpServletRequest request;

    @Inject
    ExternalContext browser;

    private String phone;
    private String language;
    private String zone;
    private String theme;
    private String signature;

    @PostConstruct
    void read() {
        var chosen = preferences.of(person.id());
        phone = chosen.phone();
        language = chosen.locale().getLanguage();
        zone = chosen.zone().getId();
        theme = viewer.theme();
        signature = chosen.signature();
    }

    public Identity identity() {
        return person.identity();
    }

    /** Only they answer in public, and so only they sign. */
    public boolean isSigning() {
        return person.isAgent();
    }

    public List<Choice> languages() {
        return viewer.languages().stream()
                .map(locale -> new Choice(locale.getLanguage(), words.get("look.language." + locale.getLanguage())))
                .toList();
    }

    public List<Choice> themes() {
        return Viewer.THEMES.stream()
                .map(name -> new Choice(name, words.get("look.theme." + name)))
                .toList();
    }

    public boolean isSaved() {
        return request.getParameter("saved") != null;
    }

    public void save() throws IOException {
        preferences.change(
                person.id(), new Wishes(language, typed(zone), typed(phone), isSigning() ? typed(signature) : null));
        var response = (HttpServletResponse) browser.getResponse();
        LookCookies.keepLanguage(language, request, response);
        LookCookies.keepTheme(theme, request, response);
        browser.redirect(request.getContextPath() + "/preferences?saved=true");
    }

    /** An empty field is no wish to keep what was. */
    private static String typed(String text) {
        return text == null ? "" : text;
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = phone;
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    public String getZone() {
        return zone;
    }

    public void setZone(String zone) {
        this.zone = zone;
    }

    public String getTheme() {
        return theme;
    }

    public void setTheme(String theme) {
        this.theme = theme;
    }

    public String getSignature() {
        return signature;
    }

    public void setSignature(String signature) {
        this.signature = signature;
    }
}

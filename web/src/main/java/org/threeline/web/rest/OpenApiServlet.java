package org.threeline.web.rest;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;

/** The description of the interface, made from its resources when it was built: YAML where asked for, JSON otherwise. */
@WebServlet("/openapi")
public class OpenApiServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var accept = request.getHeader("Accept");
        var yaml = "yaml".equalsIgnoreCase(request.getParameter("format"))
                || accept != null && accept.toLowerCase(Locale.ROOT).contains("yaml");
        response.setContentType(yaml ? "application/yaml" : "application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-cache");
        try (var document = OpenApiServlet.class.getResourceAsStream(yaml ? "openapi.yaml" : "openapi.json")) {
            document.transferTo(response.getOutputStream());
        }
    }
}

<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" import="java.sql.*" %>
<%!
    static String env(String name) { return System.getenv(name); }

    static String server() { return env("VISITORS_SERVER") != null ? env("VISITORS_SERVER") : env("HOSTNAME"); }

    static Connection open() throws Exception {
        // The driver comes with this application, where the driver manager does not look by itself.
        Class.forName("org.mariadb.jdbc.Driver");
        return DriverManager.getConnection(env("VISITORS_DB_URL"), env("VISITORS_DB_USER"), env("VISITORS_DB_PASSWORD"));
    }

    static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    static String cut(String text, int length) {
        String trimmed = text == null ? "" : text.trim();
        return trimmed.length() <= length ? trimmed : trimmed.substring(0, length);
    }
%>
<%
    request.setCharacterEncoding("UTF-8");
    response.setHeader("X-Server", server());
    response.setHeader("Cache-Control", "no-store");

    if ("POST".equals(request.getMethod())) {
        String name = cut(request.getParameter("name"), 60);
        String message = cut(request.getParameter("message"), 500);
        if (!message.isEmpty()) {
            try (Connection db = open();
                 PreparedStatement insert = db.prepareStatement("INSERT INTO visits (name, message, server) VALUES (?, ?, ?)")) {
                insert.setString(1, name.isEmpty() ? "Anonymous" : name);
                insert.setString(2, message);
                insert.setString(3, server());
                insert.executeUpdate();
            }
        }
        // See other: reloading the page does not post again.
        response.setStatus(303);
        response.setHeader("Location", request.getContextPath() + "/");
        return;
    }
%>
<!DOCTYPE html>
<html lang="en">
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Visitors' Book</title>
    <style>
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
        form { display: grid; gap: .5rem; margin: 1rem 0 2rem; }
        input, textarea, button { font: inherit; padding: .4rem; }
        li { margin-bottom: .8rem; }
        small { color: #666; }
    </style>
</head>
<body>
    <h1>Visitors' Book</h1>
    <p>This page comes from <strong id="server"><%= html(server()) %></strong>.</p>
    <form method="post" action="<%= request.getContextPath() %>/">
        <label>Your name <input name="name" maxlength="60"></label>
        <label>Your message <textarea name="message" maxlength="500" rows="3" required></textarea></label>
        <button>Sign the book</button>
    </form>
    <ul>
<%
    try (Connection db = open();
         Statement select = db.createStatement();
         ResultSet visits = select.executeQuery("SELECT name, message, server, at FROM visits ORDER BY id DESC LIMIT 100")) {
        boolean any = false;
        while (visits.next()) {
            any = true;
%>
        <li><strong><%= html(visits.getString("name")) %></strong>: <%= html(visits.getString("message")) %><br>
            <small><%= visits.getTimestamp("at") %>, written by <%= html(visits.getString("server")) %></small></li>
<%
        }
        if (!any) {
%>
        <li>Nobody has signed yet.</li>
<%
        }
    }
%>
    </ul>
</body>
</html>

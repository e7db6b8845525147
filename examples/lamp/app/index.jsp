<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" import="java.sql.*" %>
<%!
    static String html(String text) { return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"); }
%>
<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>LAMP</title></head>
<body>
    <h1>Read from the database</h1>
    <ul>
<%
    // The driver comes with this application, where the driver manager does not look by itself.
    Class.forName("org.mariadb.jdbc.Driver");
    String url = "jdbc:mariadb://" + System.getenv("MYSQL_HOST") + ":3306/" + System.getenv("MYSQL_DATABASE");
    try (Connection db = DriverManager.getConnection(url, "root", System.getenv("MYSQL_PASSWORD"));
         Statement select = db.createStatement()) {
        try (ResultSet quotes = select.executeQuery("SELECT quote FROM quotes ORDER BY id")) {
            while (quotes.next()) {
%>
        <li><%= html(quotes.getString(1)) %></li>
<%
            }
        }
        try (ResultSet version = select.executeQuery("SELECT VERSION()")) {
            version.next();
%>
    </ul>
    <p>The database is <%= html(version.getString(1)) %> on <%= html(System.getenv("MYSQL_HOST")) %>.</p>
<%
        }
    }
%>
</body>
</html>

<%@ page contentType="text/plain; charset=UTF-8" session="false" import="java.sql.*" %><%
    // Healthy means that the database answers too; an exception becomes status 500.
    Class.forName("org.mariadb.jdbc.Driver");
    try (Connection db = DriverManager.getConnection(System.getenv("VISITORS_DB_URL"),
             System.getenv("VISITORS_DB_USER"), System.getenv("VISITORS_DB_PASSWORD"));
         Statement select = db.createStatement()) {
        select.executeQuery("SELECT COUNT(*) FROM visits");
    }
%>ok

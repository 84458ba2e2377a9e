vcl 4.1;
# Varnish between nginx and a portal on 127.0.0.1:8000. The portal gets CDN_SECONDS=60, and PROXIES=2: nginx and Varnish
# each add to X-Forwarded-For. A change is seen by readers after CDN_SECONDS at the latest.

import std;

backend portal {
    .host = "127.0.0.1";
    .port = "8000";
    .probe = { .url = "/readyz"; .interval = 10s; .timeout = 8s; .window = 4; .threshold = 2; }
}

sub vcl_recv {
    # The admin, the sign-in pages and whoever is signed in are the portal's own.
    if (req.http.Cookie ~ "(^|; )(sessionid|messages)=" || req.http.Authorization) {
        return (pass);
    }
    # Who posts a form brings a token against forgery in a cookie.
    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    unset req.http.Cookie;
}

sub vcl_backend_response {
    # RFC 9213; without the header an answer is not for sharing.
    if (beresp.http.CDN-Cache-Control ~ "max-age=[0-9]+") {
        set beresp.ttl = std.duration(regsub(beresp.http.CDN-Cache-Control, "^.*max-age=([0-9]+).*$", "\1s"), 0s);
        set beresp.grace = 0s;
        unset beresp.http.CDN-Cache-Control;
    } else {
        set beresp.uncacheable = true;
        set beresp.ttl = 0s;
    }
    # The id is of one request, not of all who get the answer.
    unset beresp.http.X-Request-ID;
}

vcl 4.1;
# Varnish on 127.0.0.1:6081 between nginx and a portal on 127.0.0.1:8000; needs the package varnish-modules. The portal gets
#   PROXIES=2  CDN_SECONDS=600  PURGE_URLS=http://127.0.0.1:6081
# besides what nginx.conf names (nginx and Varnish each add to X-Forwarded-For), and the upstream of nginx is 127.0.0.1:6081.
# The portal tells of each change before the change returns; no answer that is given after that is older.

import std;
import var;

backend portal {
    .host = "127.0.0.1";
    .port = "8000";
    # Not /readyz: with one portal behind, pages that it could still answer would be refused as well.
    .probe = { .url = "/healthz"; .interval = 5s; .timeout = 4s; .window = 4; .threshold = 2; .initial = 2; }
}

# Where the workers of the portal are.
acl portals {
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    if (req.method == "PURGE") {
        # What nginx passes on for a visitor has X-Forwarded-Proto; the portal's own call has not.
        if (client.ip !~ portals || req.http.X-Forwarded-Proto) {
            return (synth(405));
        }
        # A new name for the state of the portal (vcl_hash): no answer of before has it, also none that is just being
        # fetched, which a ban or a purge would miss. The ban gives their memory back.
        var.global_set("state", req.xid);
        ban("obj.status != 0");
        return (synth(200));
    }
    # Whoever is signed in, has given a page's password, brings a token or posts is the portal's own.
    if (req.http.Cookie ~ "(^|; *)(sessionid|messages)=" || req.http.Authorization) {
        return (pass);
    }
    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    # Other cookies go along, for the token against forgery in forms: no answer that may be shared depends on them.
    return (hash);
}

sub vcl_hash {
    hash_data(var.global_get("state"));
    hash_data(req.http.X-Forwarded-Proto);
}

sub vcl_backend_response {
    set beresp.grace = 0s;
    set beresp.keep = 0s;
    if (beresp.http.CDN-Cache-Control ~ "max-age=[0-9]+") {
        # RFC 9213: for how long the portal lends the answer.
        set beresp.ttl = std.duration(regsub(beresp.http.CDN-Cache-Control, "^.*max-age=([0-9]+).*$", "\1s"), 0s);
        unset beresp.http.CDN-Cache-Control;
        set beresp.http.Vary = regsuball(beresp.http.Vary, "(?i)(^|, *)cookie(?=,|$)", "");
        set beresp.http.Vary = regsub(beresp.http.Vary, "^, *", "");
        if (beresp.http.Vary == "") {
            unset beresp.http.Vary;
        }
    } else if (bereq.url ~ "^/static/" && beresp.status == 200) {
        # Files with names of their own for each content: what Cache-Control says.
    } else {
        # Not for sharing; remembered, so that readers of it do not wait for each other.
        set beresp.uncacheable = true;
        set beresp.ttl = 120s;
    }
    return (deliver);
}

sub vcl_deliver {
    # The id is of this request, which nginx has named, not of the one that was answered first.
    if (req.http.X-Request-ID) {
        set resp.http.X-Request-ID = req.http.X-Request-ID;
    }
}

package dev.parlance.standalone;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/** What a newcomer reads when everything runs. */
record Welcome(String address, Path data) {

    void print(PrintStream out, double seconds) {
        out.printf(Locale.ROOT, """

                Parlance is ready at %1$s (after %2$.1f s). Its data is in %3$s. Ctrl-C stops it.

                Try, in another terminal:

                  TOKEN=$(curl -s %1$s/api/v1/auth/register -H 'Content-Type: application/json' \\
                    -d '{"name": "My Company", "email": "me@example.org", "password": "correct horse battery"}' \\
                    | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')

                  KEY=$(curl -s %1$s/api/v1/auth/api-keys -H "Authorization: Bearer $TOKEN" \\
                    -H 'Content-Type: application/json' -d '{"name": "first key"}' \\
                    | sed 's/.*"api_key":"\\([^"]*\\)".*/\\1/'); echo "$KEY"

                  curl -s %1$s/api/v1/knowledge/upload -H "X-API-Key: $KEY" -F file=@your-document.pdf

                """, address, seconds, data);
    }
}

namespace Clocker.Cli.Completing;

/// <summary>What shells run to complete a command line: they pass the words up to the cursor to <c>clocker complete</c>.</summary>
internal static class Scripts
{
    public const string Bash = """
        # Completion of clocker for bash: source <(clocker completion bash)
        _clocker() {
            local IFS=$'\n'
            COMPREPLY=($("${COMP_WORDS[0]}" complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2> /dev/null))
            if [[ ${COMPREPLY[0]-} == ":files" ]]; then
                COMPREPLY=()
                compopt -o default 2> /dev/null
            fi
        }
        complete -F _clocker clocker ./clocker
        """;

    public const string Zsh = """
        #compdef clocker
        # Completion of clocker for zsh: source <(clocker completion zsh)
        _clocker() {
            local -a found
            found=(${(f)"$("${words[1]}" complete -- "${(@)words[2,CURRENT]}" 2> /dev/null)"})
            if [[ ${found[1]-} == ":files" ]]; then
                _files
            else
                compadd -a found
            fi
        }
        compdef _clocker clocker
        """;

    public const string Fish = """
        # Completion of clocker for fish: clocker completion fish | source
        function __clocker_complete
            set -l words (commandline -opc) (commandline -ct)
            set -l found ($words[1] complete -- $words[2..-1] 2> /dev/null)
            if test "$found[1]" = ":files"
                __fish_complete_path (commandline -ct)
            else
                printf '%s\n' $found
            end
        end
        complete -c clocker -f -a '(__clocker_complete)'
        """;
}

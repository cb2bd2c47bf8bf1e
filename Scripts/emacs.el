;;; -*- lexical-binding: t -*-
;; What an admin does in an editor, done by Emacs with Eglot: opens a file with a mistake, sees the problem, applies the fixes, completes a
;; member, renames a tag in two files. `Scripts/emacs' makes the folder and runs this. The set-up is that of docs/editors.md.

(require 'package)
(package-initialize)
(require 'eglot)
(require 'yaml-mode)
(add-to-list 'eglot-server-programs '((yaml-mode yaml-ts-mode) . ("patchbay" "lsp")))
(setq eglot-confirm-server-initiated-edits nil
      eglot-sync-connect 30
      make-backup-files nil)

;; Eglot asks before it edits files that no one looks at.
(defalias 'y-or-n-p #'always)

(defun expect (condition what)
  (unless condition (error "Expected %s" what)))

(defun wait-for (what condition)
  (let ((end (+ (float-time) 30)))
    (while (not (funcall condition))
      (when (> (float-time) end) (error "Waited in vain: %s" what))
      (accept-process-output nil 0.05))))

(defun problems ()
  "The problems of this text, as they are now."
  (flymake-start nil)
  (flymake-diagnostics))

(defun line (number)
  (save-excursion
    (goto-char (point-min))
    (forward-line number)
    (buffer-substring-no-properties (line-beginning-position) (line-end-position))))

(defun go (number column)
  (goto-char (point-min))
  (forward-line number)
  (move-to-column column))

(defun fix (title)
  "Applies what is offered at point with a title."
  (let ((action (seq-find (lambda (one) (string-prefix-p title (plist-get one :title)))
                          (eglot-code-actions (point) (point)))))
    (expect action (format "the fix %s" title))
    (eglot--apply-workspace-edit (plist-get action :edit))))

(let ((folder (file-name-as-directory (getenv "FOLDER"))))
  (find-file (concat folder "rules.yaml"))
  (yaml-mode)
  (apply #'eglot--connect (eglot--guess-contact))
  (expect (eglot-managed-p) "the server to start")

  ;; Both problems of a line are shown at their places, and each has its fix.
  (wait-for "two problems" (lambda () (= (length (problems)) 2)))
  (expect (seq-find (lambda (one) (string-match-p "unknown key `too`" (flymake-diagnostic-text one))) (problems))
          "the key `too`")
  (go 7 5)
  (fix "write `to`")
  (expect (equal (line 7) "    to: jo") "the key mended")
  (eglot--signal-textDocument/didChange)
  (wait-for "the unknown name"
            (lambda () (let ((now (problems)))
                         (and (= (length now) 1) (string-match-p "jo" (flymake-diagnostic-text (car now)))))))
  (go 7 9)
  (fix "write `joe`")
  (expect (equal (line 7) "    to: joe") "the name mended")
  (eglot--signal-textDocument/didChange)
  (wait-for "no problem" (lambda () (null (problems))))

  ;; A member is completed where one is half written.
  (goto-char (point-max))
  (insert "  - tag: Union\n    to: ph")
  (completion-at-point)
  (expect (equal (line 11) "    to: philly") (format "philly completed: %s" (line 11)))

  ;; What a name means, and where it is declared.
  (go 9 15)
  (xref-find-definitions (xref-backend-identifier-at-point 'eglot))
  (expect (equal (file-name-nondirectory buffer-file-name) "team.yaml") "the roster")
  (find-file (concat folder "rules.yaml"))

  ;; A tag is renamed in the rules and their cases.
  (go 8 12)
  (eglot-rename "Spanish speaker")
  (expect (string-match-p "Spanish speaker" (line 8)) (format "the tag renamed: %s" (line 8)))
  (with-current-buffer (find-file-noselect (concat folder "rules.cases.yaml"))
    (expect (string-match-p "Spanish speaker" (buffer-string)) "the tag renamed in the cases"))

  ;; The layout.
  (go 7 7)
  (insert "   ")
  (eglot-format-buffer)
  (expect (equal (line 7) "    to: joe") (format "the layout: %s" (line 7)))
  (eglot-shutdown (eglot-current-server))
  (message "emacs: a problem seen, fixes applied, a member completed, a tag renamed in two files, the layout"))
